import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createSampler } from './sampler.ts';
import type { FakeClock } from './testing/fake-clock.ts';
import { settle } from './testing/fake-clock.ts';
import type { FakeSystem } from './testing/fake-system.ts';
import { HOST, SamplerRig } from './testing/sampler-rig.ts';

let rig: SamplerRig;
let clock: FakeClock;
let system: FakeSystem;

beforeEach(() => {
  rig = new SamplerRig();
  ({ clock, system } = rig);
});

describe('ticks', () => {
  it('knows no rate at the first one', async () => {
    system.spawn(HOST);
    rig.watch(rig.start());
    await clock.advance(0);
    expect(rig.last()).toMatchObject({
      sequence: 1,
      elapsedMs: null,
      coreBusy: [null, null],
      machineCoresUsed: null,
      othersCoresUsed: null,
      monitor: { coresUsed: null, rssBytes: 500 },
      run: { total: { coresUsed: null, rssBytes: 1000 }, host: { coresUsed: null } },
    });
  });

  it('takes rates from the time that has passed, also when it is late', async () => {
    system.spawn(HOST);
    rig.watch(rig.start());
    await clock.advance(0);
    rig.works(1000, 500);
    system.run(HOST, HOST, 300);
    system.ownCpuMs += 10;
    // Ticks are due every 250 ms; the machine was too busy to let this one run.
    clock.drift(1000);
    await clock.advance(0);
    expect(rig.last()).toMatchObject({ sequence: 2, elapsedMs: 1000, coreBusy: [0.5, 0.5] });
    expect(rig.last().run?.total.coresUsed).toBeCloseTo(0.3);
    expect(rig.last().monitor.coresUsed).toBeCloseTo(0.01);
    expect(rig.last().othersCoresUsed).toBeCloseTo(1 - 0.3 - 0.01);
  });

  it('never overlap, nor do boundary readings', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    let go = (): void => undefined;
    system.delay = new Promise<void>((resolve) => (go = resolve));
    await clock.advance(0);
    const marks = Promise.all([run.markReady(), run.markFinished()]);
    await clock.advance(5000);
    expect(rig.batches).toHaveLength(0);
    go();
    await marks;
    expect(system.mostCallsAtOnce).toBe(1);
    expect(rig.batches).toHaveLength(1);
  });

  it('follow a changed interval', async () => {
    const sampler = rig.start({ tickMs: 100 });
    await clock.advance(100);
    sampler.setTickMs(2000);
    await clock.advance(4000);
    expect(rig.batches.map((batch) => batch.atMs)).toEqual([0, 100, 200, 2200]);
    expect(() => sampler.setTickMs(99)).toThrow(RangeError);
    expect(() => sampler.setTickMs(NaN)).toThrow(RangeError);
    expect(() => createSampler({ tickMs: 2001 })).toThrow(RangeError);
  });

  it('read PSS in the middle of a run unless it is quiet, which holds from the next run on', async () => {
    system.spawn(HOST);
    const sampler = rig.start();
    const readings = async (switchTo: boolean): Promise<number> => {
      const run = rig.watch(sampler);
      sampler.setQuiet(switchTo);
      await run.markReady();
      await clock.advance(5000);
      await run.markFinished();
      return (await run.end()).pssReadings;
    };
    expect(await readings(true)).toBeGreaterThan(2);
    expect(await readings(false)).toBe(2);
    expect(await readings(false)).toBeGreaterThan(2);
  });

  it('end when the sampler stops, after the one under way', async () => {
    const sampler = rig.start();
    let go = (): void => undefined;
    system.delay = new Promise<void>((resolve) => (go = resolve));
    await clock.advance(0);
    let hasStopped = false;
    const stopped = sampler.stop().then(() => (hasStopped = true));
    await settle();
    expect(hasStopped).toBe(false);
    go();
    await stopped;
    await clock.advance(1000);
    expect(rig.batches).toHaveLength(1);
  });

  it('go on when a reader fails: what it reads is not known, the rest is', async () => {
    system.spawn(HOST);
    rig.watch(rig.start({}, false));
    await clock.advance(250);
    system.broken.add('cores').add('processes').add('own');
    await clock.advance(500);
    expect(rig.last()).toMatchObject({
      sequence: 4,
      coreBusy: [null, null],
      machineCoresUsed: null,
      othersCoresUsed: null,
      monitor: { coresUsed: null, rssBytes: null },
      run: { total: { coresUsed: null, rssBytes: null, processes: 1 } },
    });
    system.broken.clear();
    rig.works(1000, 250);
    await clock.advance(1000);
    expect(rig.last().run?.total.coresUsed).toBe(0);
    expect(rig.last().machineCoresUsed).toBeNull();
    expect(rig.problems.length).toBeGreaterThan(0);
  });

  it('go on when a listener fails, and stop telling one that has gone', async () => {
    const sampler = rig.start();
    const heard = vi.fn();
    const leave = sampler.onBatch(heard);
    sampler.onBatch(() => {
      throw new Error('listener');
    });
    await clock.advance(250);
    leave();
    await clock.advance(250);
    expect(rig.batches).toHaveLength(3);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(rig.problems.map(({ message }) => message)).toEqual(['listener']);
  });

  it('do not care for the wall clock', async () => {
    system.spawn(HOST);
    rig.watch(rig.start());
    await clock.advance(0);
    vi.spyOn(Date, 'now').mockReturnValue(0);
    system.run(HOST, HOST, 125);
    await clock.advance(250);
    vi.restoreAllMocks();
    expect(rig.last()).toMatchObject({ elapsedMs: 250, run: { total: { coresUsed: 0.5 } } });
  });
});

describe('the monitor itself', () => {
  it('is all the processes of the app', async () => {
    system.spawn(50);
    rig.start({ otherPids: () => [50, process.pid] });
    await clock.advance(0);
    system.ownCpuMs += 10;
    system.run(50, 50, 15);
    await clock.advance(250);
    expect(rig.last().monitor.coresUsed).toBeCloseTo(0.1);
    expect(rig.last().monitor.rssBytes).toBe(1500);
  });

  it('is read once a second in quiet mode, and at the boundaries', async () => {
    system.spawn(50);
    system.spawn(HOST);
    const sampler = rig.start({ quiet: true, otherPids: () => [50] });
    const run = rig.watch(sampler);
    await clock.advance(0);
    await run.markReady();
    for (let tick = 0; tick < 3; tick += 1) {
      system.ownCpuMs += 10;
      system.run(50, 50, 15);
      await clock.advance(250);
    }
    expect(rig.last().monitor.coresUsed).toBeNull();
    system.ownCpuMs += 10;
    system.run(50, 50, 15);
    await clock.advance(250);
    expect(rig.last().monitor.coresUsed).toBeCloseTo(0.1);
    system.ownCpuMs += 50;
    await clock.advance(100);
    await run.markFinished();
    expect((await run.end()).monitorCoresUsed).toBeCloseTo(150 / 1100);
  });
});

describe('quiet mode', () => {
  it('asks pidusage at the boundaries alone, and lets go of its files at the end', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start({ quiet: true }));
    await clock.advance(0);
    await run.markReady();
    for (let tick = 0; tick < 8; tick += 1) {
      system.run(HOST, HOST, 100);
      await clock.advance(250);
    }
    expect(rig.last().run?.total).toMatchObject({ rssBytes: 1000 });
    expect(rig.last().run?.total.coresUsed).toBeCloseTo(0.4);
    await run.markFinished();
    expect(system).toMatchObject({ pidusageCalls: 2, quietReadings: 9, quietForgets: 0 });
    await run.end();
    expect(system.quietForgets).toBe(1);
  });

  it('goes on with pidusage where nothing else can read', async () => {
    system.spawn(HOST);
    rig.watch(rig.start({ quiet: true }, false));
    await clock.advance(1000);
    expect(system.pidusageCalls).toBe(5);
  });
});

describe('ticks that cost too much', () => {
  it('are further apart than set, and say so', async () => {
    system.spawn(HOST);
    const sampler = rig.start();
    rig.watch(sampler);
    sampler.onBatch(() => (system.ownCpuMs += 20));
    await clock.advance(250 * 8);
    expect(rig.last().lengthenedTickMs).toBeUndefined();
    await clock.advance(1000);
    expect(rig.last().lengthenedTickMs).toBe(500);
    const { length } = rig.batches;
    await clock.advance(2000);
    expect(rig.batches).toHaveLength(length + 4);
    sampler.setTickMs(1000);
    await clock.advance(2000);
    expect(rig.last().lengthenedTickMs).toBeUndefined();
  });
});

describe('what keeps tasks from running', () => {
  it('is told as shares of the tick, from the second reading on', async () => {
    system.throttledMs = 500;
    system.cpuPressureMs = 9000;
    rig.start();
    await clock.advance(0);
    expect(rig.last()).toMatchObject({ throttledShare: null, cpuPressure: null });
    system.throttledMs += 50;
    system.cpuPressureMs += 125;
    await clock.advance(250);
    expect(rig.last()).toMatchObject({ throttledShare: 0.2, cpuPressure: 0.5 });
  });

  it('is not known where the system does not report it', async () => {
    rig.start();
    await clock.advance(500);
    expect(rig.last()).toMatchObject({ throttledShare: null, cpuPressure: null });
  });

  it('is rejected and counted where it can’t be', async () => {
    system.throttledMs = 0;
    system.cpuPressureMs = 0;
    rig.start();
    await clock.advance(0);
    system.throttledMs += 1e6;
    system.cpuPressureMs += 300;
    await clock.advance(250);
    expect(rig.last()).toMatchObject({
      throttledShare: null,
      cpuPressure: null,
      rejectedReadings: 2,
    });
  });
});
