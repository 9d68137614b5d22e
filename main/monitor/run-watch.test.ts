import { beforeEach, describe, expect, it } from 'vitest';

import type { FakeClock } from './testing/fake-clock.ts';
import type { FakeSystem } from './testing/fake-system.ts';
import { HOST, SamplerRig, WORKER } from './testing/sampler-rig.ts';

let rig: SamplerRig;
let clock: FakeClock;
let system: FakeSystem;

beforeEach(() => {
  rig = new SamplerRig();
  ({ clock, system } = rig);
});

describe('a watched run', () => {
  it('has rows that add up', async () => {
    system.spawn(HOST);
    system.spawn(WORKER, HOST);
    system.spawn(30, HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    run.addWorker({ id: 0, kind: 'thread', label: '', pid: HOST, tid: 11 });
    run.setHelperThreads([12]);
    for (const tid of [11, 12, 13]) system.run(HOST, tid, 0);
    await clock.advance(0);
    system.run(HOST, HOST, 10);
    system.run(HOST, 11, 100, 50);
    system.run(HOST, 12, 5);
    system.run(HOST, 13, 30);
    system.run(WORKER, WORKER, 200);
    system.run(30, 30, 20);
    await clock.advance(250);
    const { run: sample } = rig.last();
    expect(sample?.workers).toMatchObject([
      { id: 0, coresUsed: 0.4, rssBytes: null, tasksDone: 3, states: { onCpu: 0.4, waiting: 0.2 } },
      { id: 1, coresUsed: 0.8, rssBytes: 1000, tasksDone: 0, pssBytes: 200, ussBytes: 100 },
    ]);
    expect(sample?.runtimeThreads).toMatchObject({ threads: 1 });
    expect(sample?.runtimeThreads.coresUsed).toBeCloseTo(0.12);
    expect(sample?.host).toMatchObject({ rssBytes: 2000, threads: 3 });
    expect(sample?.host.coresUsed).toBeCloseTo(0.14);
    expect(sample?.total).toMatchObject({
      rssBytes: 3000,
      pssBytes: 600,
      ussBytes: 300,
      processes: 3,
    });
    expect(sample?.total.coresUsed).toBeCloseTo(1.46);
    expect(sample).toMatchObject({ tasksDone: 3, tasksFailed: 1, tasksTotal: 9 });
  });

  it('has what the host tells of event loops and heaps, until that is too old', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 0, kind: 'event-loop', label: '', pid: HOST, tid: HOST });
    await clock.advance(0);
    expect(rig.last().run?.workers[0]).toMatchObject({
      loopUtilisation: null,
      heapUsedBytes: null,
    });
    const told = { loopActiveMs: 100, loopIdleMs: 50, loopDelayMs: 3, heapUsedBytes: 5e6 };
    const first = { ...told, atMs: clock.nowMs() };
    const second = { ...told, atMs: clock.nowMs() + 250, loopActiveMs: 150, loopIdleMs: 250 };
    rig.gauges.set(0, [first, second]);
    await clock.advance(250);
    expect(rig.last().run?.workers[0]).toMatchObject({
      loopUtilisation: 0.2,
      loopDelayMs: 3,
      heapUsedBytes: 5e6,
    });
    await clock.advance(1250);
    expect(rig.last().run?.workers[0]).toMatchObject({
      loopUtilisation: null,
      loopDelayMs: null,
      heapUsedBytes: null,
    });
    rig.gauges.set(0, [{ ...told, atMs: clock.nowMs(), loopDelayMs: 1e9 }]);
    await clock.advance(250);
    expect(rig.last().rejectedReadings).toBe(1);
  });

  it('keeps its test server apart, though it is among the descendants', async () => {
    system.spawn(HOST);
    system.spawn(40, HOST);
    rig.watch(rig.start(), 40);
    await clock.advance(0);
    system.run(40, 40, 50);
    rig.works(250, 125);
    await clock.advance(250);
    expect(rig.last().run).toMatchObject({
      server: { coresUsed: 0.2, rssBytes: 1000, threads: 1 },
      total: { coresUsed: 0, processes: 1 },
    });
    expect(rig.last().othersCoresUsed).toBeCloseTo(0.8);
  });

  it('counts a process born since the last tick from nothing', async () => {
    system.spawn(HOST);
    rig.watch(rig.start());
    await clock.advance(0);
    system.spawn(WORKER, HOST);
    system.run(WORKER, WORKER, 100);
    await clock.advance(250);
    expect(rig.last().run?.total.coresUsed).toBeCloseTo(0.4);
  });

  it('leaves out what has ended, and keeps what its parent left behind', async () => {
    system.spawn(HOST);
    system.spawn(WORKER, HOST);
    system.spawn(30, WORKER);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 0, kind: 'process', label: '', pid: WORKER, tid: null });
    await clock.advance(0);
    system.processes.delete(WORKER);
    await clock.advance(500);
    expect(rig.last().run).toMatchObject({ workers: [], total: { processes: 2 } });
    expect(rig.last().rejectedReadings).toBe(0);
  });

  it('takes a zombie as ended', async () => {
    system.spawn(HOST);
    rig.watch(rig.start());
    await clock.advance(0);
    const host = system.processes.get(HOST);
    if (host !== undefined) host.rssBytes = 0;
    system.run(HOST, HOST, 0, 0, 'Z');
    await clock.advance(500);
    expect(rig.last().run?.total).toMatchObject({ processes: 0, coresUsed: null });
  });

  it('goes on with what has just begun another program, of which no page is counted yet', async () => {
    system.spawn(HOST);
    const host = system.processes.get(HOST);
    if (host !== undefined) host.rssBytes = 0;
    rig.watch(rig.start());
    await clock.advance(0);
    expect(rig.last().run?.total).toMatchObject({ processes: 1, rssBytes: null });
    if (host !== undefined) host.rssBytes = 2000;
    system.run(HOST, HOST, 50);
    await clock.advance(250);
    expect(rig.last().run?.total).toMatchObject({ processes: 1, rssBytes: 2000, coresUsed: 0.2 });
  });

  it('rejects and counts an impossible reading, and goes on', async () => {
    system.spawn(HOST);
    rig.watch(rig.start());
    await clock.advance(0);
    system.run(HOST, HOST, 1e6);
    await clock.advance(250);
    expect(rig.last()).toMatchObject({ rejectedReadings: 1, run: { total: { coresUsed: null } } });
    system.run(HOST, HOST, 50);
    await clock.advance(250);
    expect(rig.last()).toMatchObject({ rejectedReadings: 1, run: { total: { coresUsed: 0.2 } } });
  });

  it('carries late waiting back as a revision', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 7, kind: 'thread', label: '', pid: HOST, tid: HOST });
    await clock.advance(250);
    await clock.advance(250);
    system.run(HOST, HOST, 0, 400);
    await clock.advance(250);
    expect(rig.last().revisions).toMatchObject([{ sequence: 3, workerId: 7 }]);
    expect(rig.last().revisions[0]?.states.waiting).toBeCloseTo(0.6);
    expect(rig.last().run?.workers[0]?.states).toMatchObject({ waiting: 1, blocked: 0 });
  });

  it('is one at a time', async () => {
    const sampler = rig.start();
    const run = rig.watch(sampler);
    expect(() => rig.watch(sampler)).toThrow('watched already');
    await run.end();
    await clock.advance(250);
    expect(rig.last().run).toBeNull();
    expect(() => rig.watch(sampler)).not.toThrow();
  });

  it('shows means of half a second where counters are coarse, and nulls for what is not told', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start({}, false));
    run.addWorker({ id: 0, kind: 'thread', label: '', pid: HOST, tid: null });
    await clock.advance(0);
    for (const expected of [null, 0.2, 0.4, 0.4]) {
      system.run(HOST, HOST, expected === null ? 0 : 100);
      await clock.advance(250);
      expect(rig.last().run?.total.coresUsed ?? null).toBe(expected);
    }
    expect(rig.last().run).toMatchObject({
      workers: [{ coresUsed: null, states: null, voluntarySwitchesPerS: null }],
      runtimeThreads: { coresUsed: null, threads: null },
      host: { coresUsed: null },
      total: { pssBytes: null },
    });
  });
});

describe('the observation of a run', () => {
  it('is of the work alone, and does not disturb the ticks', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 0, kind: 'thread', label: '', pid: HOST, tid: 11 });
    system.run(HOST, 11, 999);
    await clock.advance(0);
    system.run(HOST, 11, 50);
    clock.drift(100);
    await run.markReady();
    system.run(HOST, 11, 60, 10);
    clock.drift(150);
    await clock.advance(0);
    expect(rig.last()).toMatchObject({ elapsedMs: 250 });
    expect(rig.last().run?.workers[0]?.coresUsed).toBeCloseTo(110 / 250);
    system.run(HOST, HOST, 20);
    system.run(HOST, 11, 70, 20);
    clock.drift(150);
    rig.works(400, 200);
    await run.markFinished();
    system.run(HOST, 11, 5000);
    await clock.advance(250);
    const seen = await run.end();
    expect(seen).toMatchObject({
      ticks: 1,
      processCpuMs: 150,
      processes: 1,
      workers: [{ id: 0, cpuMs: 130, onCpuMs: 130, waitingMs: 30, blockedMs: 140 }],
      runtimeThreadsCpuMs: 0,
      hostCpuMs: 20,
      serverCoresUsed: null,
      monitorCoresUsed: 0,
      peakRssBytes: 1000,
      peakPssBytes: 100,
      peakUssBytes: 50,
    });
    expect(seen.othersCoresUsed).toBeCloseTo(1 - 150 / 300);
    expect(await run.end()).toBe(seen);
  });

  it('has the context switches of the thread that runs tasks, and the throttling, of the work alone', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 0, kind: 'thread', label: '', pid: HOST, tid: 11 });
    run.addWorker({ id: 1, kind: 'thread', label: '', pid: HOST, tid: 12 });
    system.run(HOST, 11, 5);
    system.switch(HOST, 11, 40, 30);
    system.throttledMs = 700;
    await clock.advance(0);
    await run.markReady();
    system.run(HOST, 12, 5);
    system.switch(HOST, 11, 7, 2);
    system.throttledMs = 820;
    await clock.advance(250);
    await run.markFinished();
    system.switch(HOST, 11, 1000, 1000);
    system.throttledMs = 5000;
    const seen = await run.end();
    expect(seen.throttledMs).toBe(120);
    // Of a thread that came later its first reading is missing.
    expect(seen.workers).toMatchObject([
      { voluntarySwitches: 7, involuntarySwitches: 2 },
      { voluntarySwitches: null, involuntarySwitches: null },
    ]);
  });

  it('does not take missing throttling for none', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    await run.markReady();
    await clock.advance(250);
    await run.markFinished();
    expect(await run.end()).toMatchObject({ throttledMs: null });
  });

  it('keeps what was last seen after a crash', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 0, kind: 'thread', label: '', pid: HOST, tid: 11 });
    system.run(HOST, 11, 0);
    await clock.advance(0);
    await run.markReady();
    system.run(HOST, 11, 200);
    await clock.advance(250);
    system.processes.delete(HOST);
    await clock.advance(500);
    expect(await run.end()).toMatchObject({
      ticks: 3,
      processCpuMs: null,
      processes: 1,
      workers: [{ cpuMs: 200, onCpuMs: 200, blockedMs: 50 }],
    });
  });

  it('knows nothing of a run that never was ready', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    run.addWorker({ id: 0, kind: 'process', label: '', pid: WORKER, tid: null });
    await clock.advance(250);
    expect(await run.end()).toMatchObject({
      ticks: 0,
      processCpuMs: null,
      workers: [{ id: 0, cpuMs: null, onCpuMs: null, waitingMs: null, blockedMs: null }],
      monitorCoresUsed: null,
    });
  });

  it('reads PSS at the ends only in quiet mode', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start({ quiet: true }));
    await run.markReady();
    await clock.advance(5000);
    await run.markFinished();
    expect(await run.end()).toMatchObject({ pssReadings: 2, peakPssBytes: 100 });
  });

  it('tells of threads beside the workers, and reads each name once in all these ticks', async () => {
    system.spawn(HOST);
    system.run(HOST, 11, 0);
    system.threadNames.set(11, 'V8Worker');
    const run = rig.watch(rig.start());
    await run.markReady();
    for (let tick = 0; tick < 3; tick += 1) await clock.advance(250);
    const rows = rig.last().run?.otherThreads ?? [];
    expect(rows.map(({ role, name }) => [role, name])).toEqual([
      ['host', 'thread'],
      ['runtime', 'V8Worker'],
    ]);
    expect(system.nameReadings).toBe(2);
  });

  it('reads no names in quiet mode, nor where the system does not tell threads', async () => {
    system.spawn(HOST);
    rig.watch(rig.start({ quiet: true }));
    await clock.advance(500);
    expect(rig.last().run?.otherThreads).toEqual([]);
    expect(system.nameReadings).toBe(0);
  });
});
