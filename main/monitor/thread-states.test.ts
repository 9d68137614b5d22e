import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { StateShares } from '../../contract/sample.ts';
import type { StateReading } from './thread-states.ts';
import { ThreadStates } from './thread-states.ts';

function reading(sequence: number, onCpuMs: number, waitingMs: number, isRunnable = false) {
  return { sequence, elapsedMs: 100, onCpuMs, waitingMs, isRunnable };
}

function close(onCpu: number, waiting: number, blocked: number): StateShares {
  const near = (value: number): number => expect.closeTo(value, 9) as number;
  return { onCpu: near(onCpu), waiting: near(waiting), blocked: near(blocked) };
}

describe('ThreadStates', () => {
  it('takes the time that is neither on CPU nor waiting as blocked', () => {
    const { states } = new ThreadStates().push(reading(1, 30, 20));
    expect(states).toEqual(close(0.3, 0.2, 0.5));
  });

  it('takes it as waiting when the thread is runnable', () => {
    const { states } = new ThreadStates().push(reading(1, 30, 20, true));
    expect(states).toEqual(close(0.3, 0.7, 0));
  });

  it('takes back what it took for waiting, when the thread has run and no wait was booked', () => {
    const thread = new ThreadStates();
    thread.push(reading(1, 25, 0, true));
    const stillOut = thread.push(reading(2, 0, 0, true));
    expect(stillOut.revised).toEqual([]);
    const update = thread.push(reading(3, 30, 5));
    expect(update.revised).toEqual([
      { sequence: 1, states: close(0.25, 0, 0.75) },
      { sequence: 2, states: close(0, 0, 1) },
    ]);
  });

  it('keeps the part of it that the kernel has booked since', () => {
    const thread = new ThreadStates();
    thread.push(reading(1, 20, 0, true));
    const update = thread.push(reading(2, 50, 90));
    expect(update.states).toEqual(close(0.5, 0.5, 0));
    expect(update.revised).toEqual([{ sequence: 1, states: close(0.2, 0.4, 0.4) }]);
  });

  it('carries a late booking back into what was unproven, youngest tick first', () => {
    const thread = new ThreadStates();
    thread.push(reading(1, 50, 0));
    thread.push(reading(2, 80, 0));
    const update = thread.push(reading(3, 20, 120));
    expect(update.states).toEqual(close(0.2, 0.8, 0));
    expect(update.revised).toEqual([
      { sequence: 1, states: close(0.5, 0.2, 0.3) },
      { sequence: 2, states: close(0.8, 0.2, 0) },
    ]);
    expect(update.isRejected).toBe(false);
  });

  it('takes waiting that began before the first tick as it is', () => {
    const update = new ThreadStates().push(reading(1, 10, 900));
    expect(update).toEqual({ states: close(0.1, 0.9, 0), revised: [], isRejected: false });
  });

  it('accepts CPU time that was booked at the next timer tick', () => {
    const thread = new ThreadStates();
    thread.push(reading(1, 96, 0, true));
    const update = thread.push(reading(2, 104, 0));
    expect(update.states).toEqual(close(1, 0, 0));
    expect(update.revised).toEqual([{ sequence: 1, states: close(1, 0, 0) }]);
  });

  it('rejects more CPU time than a thread can use', () => {
    const update = new ThreadStates().push(reading(1, 121, 0));
    expect(update).toMatchObject({ states: null, isRejected: true });
  });

  it('carries nothing back over a gap', () => {
    const thread = new ThreadStates();
    thread.push(reading(1, 0, 0));
    thread.interrupt();
    expect(thread.push(reading(3, 0, 150)).revised).toEqual([]);
  });

  it('splits every tick into shares that add up to 1, and makes or loses no time', () => {
    // The truth: a thread's life in pieces, each one state. The kernel books a wait at its end.
    const piece = fc.record({
      state: fc.constantFrom('on' as const, 'wait' as const, 'blocked' as const),
      lengthMs: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const shares = new Map<number, StateShares>();
        const thread = new ThreadStates();
        const { readings, bookedMs } = bookLate(pieces);
        for (const each of readings) {
          const update = thread.push(each);
          expect(update.isRejected).toBe(false);
          if (update.states !== null) shares.set(each.sequence, update.states);
          for (const { sequence, states } of update.revised) shares.set(sequence, states);
        }
        let onCpuMs = 0;
        let waitingMs = 0;
        for (const { onCpu, waiting, blocked } of shares.values()) {
          expect(onCpu + waiting + blocked).toBeCloseTo(1, 9);
          expect(Math.min(onCpu, waiting, blocked)).toBeGreaterThanOrEqual(0);
          onCpuMs += onCpu * 100;
          waitingMs += waiting * 100;
        }
        expect(onCpuMs).toBeCloseTo(bookedMs.onCpu, 6);
        // Runnable time that is not booked yet counts as waiting already.
        expect(waitingMs).toBeGreaterThanOrEqual(bookedMs.waiting - 1e-6);
      }),
    );
  });
});

interface Piece {
  readonly state: 'on' | 'wait' | 'blocked';
  readonly lengthMs: number;
}

/** Plays a thread's life in ticks of 100 ms, booking waits when they end. */
function bookLate(pieces: readonly Piece[]) {
  const readings: StateReading[] = [];
  const bookedMs = { onCpu: 0, waiting: 0 };
  let tick = { onCpuMs: 0, waitingMs: 0 };
  let nowMs = 0;
  pieces.forEach(({ state, lengthMs }) => {
    for (let passedMs = 1; passedMs <= lengthMs; passedMs += 1) {
      nowMs += 1;
      if (state === 'on') tick.onCpuMs += 1;
      if (state === 'wait' && passedMs === lengthMs) tick.waitingMs += lengthMs;
      if (nowMs % 100 !== 0) continue;
      const isRunnable = state !== 'blocked';
      readings.push({ sequence: nowMs / 100, elapsedMs: 100, ...tick, isRunnable });
      bookedMs.onCpu += tick.onCpuMs;
      bookedMs.waiting += tick.waitingMs;
      tick = { onCpuMs: 0, waitingMs: 0 };
    }
  });
  return { readings, bookedMs };
}
