import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isPossibleCpuMs, ProcessAccount } from './process-account.ts';
import type { ThreadReading } from './process-source.ts';

const CORES = 2;

function usage(cpuMs: number, ageMs = cpuMs) {
  return { cpuMs, rssBytes: 1, ageMs };
}

function thread(tid: number, onCpuMs: number): ThreadReading {
  return { tid, onCpuMs, waitingMs: 0, atMs: 0 };
}

describe('ProcessAccount', () => {
  it('is empty before its first reading, and 0 after it', () => {
    const account = new ProcessAccount(1, CORES, false);
    expect(account.mark()).toBeNull();
    account.advance({ atMs: 0, usage: usage(900), threads: null });
    expect(account.mark()?.cpuMs).toBe(0);
  });

  it('counts all the CPU of a process born under watch', () => {
    const account = new ProcessAccount(1, CORES, true);
    account.advance({ atMs: 10, usage: usage(70), threads: null });
    expect(account.mark()?.cpuMs).toBe(70);
  });

  it('is the sum of the threads, new ones included, where threads are told', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(0), threads: [thread(1, 1.5)] });
    account.advance({ atMs: 100, usage: usage(0), threads: [thread(1, 2.5), thread(2, 0.25)] });
    expect(account.mark()?.cpuMs).toBeCloseTo(1.25);
  });

  it('keeps what a thread had used when it ended, the unseen rest from the tick counter', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(0), threads: [thread(1, 0), thread(2, 0)] });
    account.advance({ atMs: 100, usage: usage(130), threads: [thread(1, 50), thread(2, 80)] });
    account.advance({ atMs: 200, usage: usage(200), threads: [thread(1, 100)] });
    expect(account.mark()?.cpuMs).toBeCloseTo(200);
  });

  it('keeps a lower bound when a thread ended and the tick counter is behind', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(0), threads: [thread(1, 0), thread(2, 0)] });
    account.advance({ atMs: 100, usage: usage(0), threads: [thread(1, 4), thread(2, 5)] });
    account.advance({ atMs: 200, usage: usage(0), threads: [thread(1, 4)] });
    expect(account.mark()?.cpuMs).toBeCloseTo(9);
  });

  it('does not charge the lag of a running thread as an ended one', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(0), threads: [thread(1, 0)] });
    account.advance({ atMs: 100, usage: usage(100), threads: [thread(1, 96)] });
    expect(account.mark()?.cpuMs).toBe(96);
  });

  it('tells a new thread under an old number from the ended one', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: null, threads: [thread(1, 0), thread(2, 30)] });
    account.advance({ atMs: 100, usage: null, threads: [thread(1, 0), thread(2, 10)] });
    expect(account.mark()?.cpuMs).toBeCloseTo(10);
  });

  it('rejects and counts what cannot be, without clamping', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(0), threads: null });
    account.advance({ atMs: 100, usage: usage(221), threads: null });
    expect(account.mark()).toMatchObject({ cpuMs: 0, rejections: 1 });
    account.advance({ atMs: 200, usage: usage(321), threads: null });
    expect(account.mark()).toMatchObject({ cpuMs: 100, rejections: 1 });
  });

  it('accepts 20 ms above elapsed × cores: counters advance in steps', () => {
    expect(isPossibleCpuMs(220, 100, 2)).toBe(true);
    expect(isPossibleCpuMs(220.1, 100, 2)).toBe(false);
    expect(isPossibleCpuMs(-1, 100, 2)).toBe(false);
    expect(isPossibleCpuMs(NaN, 100, 2)).toBe(false);
  });

  it('stays when a reading tells nothing', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(10), threads: null });
    account.advance({ atMs: 100, usage: null, threads: null });
    expect(account.mark()).toMatchObject({ atMs: 0, rssBytes: null });
  });

  it('notices by its age that a pid has been given to another process', () => {
    const account = new ProcessAccount(1, CORES, false);
    account.advance({ atMs: 0, usage: usage(10, 60_000), threads: null });
    expect(account.isSameProcess(usage(10, 59_000))).toBe(true);
    expect(account.isSameProcess(usage(10, 40))).toBe(false);
  });

  it('never runs backwards and never yields NaN, whatever is read', () => {
    const reading = fc.record({
      usage: fc.option(fc.record({ cpuMs: fc.nat(5000), rssBytes: fc.nat(), ageMs: fc.nat() })),
      threads: fc.option(
        fc.uniqueArray(
          fc
            .tuple(fc.integer({ min: 1, max: 4 }), fc.double({ min: 0, max: 5000, noNaN: true }))
            .map(([tid, onCpuMs]) => thread(tid, onCpuMs)),
          { selector: ({ tid }) => tid },
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(reading), fc.boolean(), (readings, isBornWatched) => {
        const account = new ProcessAccount(1, CORES, isBornWatched);
        let earlierMs = 0;
        readings.forEach((each, index) => {
          account.advance({ atMs: index * 100, ...each });
          const cpuMs = account.mark()?.cpuMs ?? 0;
          expect(cpuMs).toBeGreaterThanOrEqual(earlierMs);
          earlierMs = cpuMs;
        });
      }),
    );
  });

  it('accounts for threads that come and go, seen or not, to within the kernel’s steps', () => {
    // Each step, each of up to 3 threads works a while on 2 cores, and some end.
    const step = fc.record({
      workMs: fc.array(fc.nat(60), { maxLength: 3 }),
      endsTid: fc.option(fc.integer({ min: 1, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const account = new ProcessAccount(1, CORES, false);
        const timerTicksMs = 10 * CORES;
        const living = new Map([[0, 0]]);
        let trueMs = 0;
        let nextTid = 1;
        account.advance({ atMs: 0, usage: usage(0), threads: [thread(0, 0)] });
        steps.forEach(({ workMs, endsTid }, index) => {
          workMs.forEach((spentMs, offset) => {
            const tid = [...living.keys()][offset] ?? nextTid++;
            living.set(tid, (living.get(tid) ?? 0) + spentMs);
            trueMs += spentMs;
          });
          if (endsTid !== null) living.delete(endsTid);
          account.advance({
            atMs: (index + 1) * 200,
            usage: usage(Math.floor(trueMs / 10) * 10),
            threads: [...living].map(([tid, onCpuMs]) => thread(tid, onCpuMs)),
          });
          const cpuMs = account.mark()?.cpuMs ?? 0;
          expect(Math.abs(cpuMs - trueMs)).toBeLessThanOrEqual(20 + timerTicksMs);
        });
      }),
    );
  });
});
