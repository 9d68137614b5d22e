import { describe, expect, it } from 'vitest';

import { MemoryMeter, type MemoryReading } from './memory-meter.ts';

const NOTHING: MemoryReading = { pssBytes: null, ussBytes: null };

/** A process has ten times its number of bytes for itself, and twice as many in proportion. */
const memoryOf = (pid: number): MemoryReading => ({ pssBytes: pid * 20, ussBytes: pid * 10 });

/** A meter whose every reading takes `costMs`. */
function meterCosting(costMs: number) {
  let nowMs = 0;
  const read: number[] = [];
  const meter = new MemoryMeter(
    (pid) => {
      nowMs += costMs;
      read.push(pid);
      return Promise.resolve(memoryOf(pid));
    },
    () => nowMs,
  );
  return { meter, read };
}

describe('MemoryMeter', () => {
  it('reads everything at a boundary', async () => {
    const { meter } = meterCosting(5);
    await meter.readAll([1, 2]);
    expect(meter.total([1, 2])).toEqual({ pssBytes: 60, ussBytes: 30 });
    expect(meter.of(2)).toEqual(memoryOf(2));
  });

  it('knows no sum before every process has been read', async () => {
    const { meter } = meterCosting(5);
    await meter.readAll([1]);
    expect(meter.total([1, 2])).toEqual(NOTHING);
    expect(meter.total([])).toEqual(NOTHING);
  });

  it('spends 5 % of the time at most, spread over ticks, and goes round once a second at most', async () => {
    const { meter, read } = meterCosting(10);
    const ticks = 200;
    let passes = 0;
    for (let tick = 0; tick < ticks; tick += 1) {
      if (await meter.readSome([1, 2, 3], 100)) passes += 1;
    }
    const firstGuesses = 3;
    expect(read.length * 10).toBeLessThanOrEqual(ticks * 100 * 0.05 + firstGuesses * 10);
    expect(read.slice(0, 6)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(passes).toBeGreaterThan(15);
    expect(passes).toBeLessThanOrEqual((ticks * 100) / 1000);
  });

  it('forgets processes that have ended, also in the middle of a pass', async () => {
    const { meter, read } = meterCosting(10);
    await meter.readSome([1, 2, 3], 100);
    for (let tick = 0; tick < 10; tick += 1) await meter.readSome([1, 3], 100);
    expect(read).not.toContain(2);
    expect(meter.of(2)).toEqual(NOTHING);
  });

  it('does not know the sum when one process is not ours to read', async () => {
    const meter = new MemoryMeter(
      (pid) => Promise.resolve(pid === 1 ? null : memoryOf(pid)),
      () => 0,
    );
    await meter.readAll([1, 2]);
    expect(meter.total([1, 2])).toEqual(NOTHING);
  });

  it('knows the sum of the others where a process has ended since it was listed', async () => {
    const meter = new MemoryMeter(
      (pid) => Promise.resolve(pid === 1 ? 'gone' : memoryOf(pid)),
      () => 0,
    );
    await meter.readAll([1, 2, 3]);
    expect(meter.total([1, 2, 3])).toEqual({ pssBytes: 100, ussBytes: 50 });
  });

  it('comes to its first pass sooner where nothing was there at the beginning', async () => {
    const { meter, read } = meterCosting(1);
    await meter.readAll([]);
    const passes: boolean[] = [];
    for (let tick = 0; tick < 6; tick += 1) passes.push(await meter.readSome([7], 250));
    expect(passes).toEqual([false, true, false, false, false, true]);
    expect(read).toEqual([7, 7]);
  });

  it('keeps its turn while nothing is there', async () => {
    const { meter } = meterCosting(1);
    for (let tick = 0; tick < 8; tick += 1) expect(await meter.readSome([], 250)).toBe(false);
    expect(await meter.readSome([7], 250)).toBe(true);
  });

  it('knows the one sum where a process tells only that', async () => {
    const meter = new MemoryMeter(
      (pid) => Promise.resolve({ pssBytes: pid, ussBytes: pid === 1 ? null : pid }),
      () => 0,
    );
    await meter.readAll([1, 2]);
    expect(meter.total([1, 2])).toEqual({ pssBytes: 3, ussBytes: null });
  });
});

describe('MemoryMeter, of processes at rest', () => {
  /** Processes that do what `activities` says; a pass a call. */
  function resting(count: number) {
    const pids = Array.from({ length: count }, (_, place) => place + 1);
    const activities = new Map(pids.map((pid) => [pid, { cpuMs: 1, rssBytes: 100 }]));
    const read: [number, number | null][] = [];
    const meter = new MemoryMeter(
      (pid, rssBytes) => {
        read.push([pid, rssBytes]);
        return Promise.resolve(memoryOf(pid));
      },
      () => 0,
      (pid) => activities.get(pid) ?? null,
    );
    const pass = async (of: readonly number[] = pids) => {
      read.length = 0;
      // No time goes by between readings, but what the first is taken to cost is left for one tick.
      expect(await meter.readSome(of, 1000)).toBe(true);
      return read.map(([pid]) => pid);
    };
    return { meter, pids, activities, read, pass };
  }

  it('reads each in every eighth pass, and all of them at a boundary', async () => {
    const { meter, pids, read, pass } = resting(64);
    expect(await pass()).toEqual(pids);
    const turns: number[] = [];
    for (let count = 0; count < 8; count += 1) turns.push(...(await pass()));
    expect(turns.sort((a, b) => a - b)).toEqual(pids);
    read.length = 0;
    await meter.readAll(pids);
    expect(read.map(([pid]) => pid)).toEqual(pids);
  });

  it('reads those that have run, or hold more or less, and tells what they hold', async () => {
    const { activities, read, pass } = resting(64);
    await pass();
    activities.set(3, { cpuMs: 1.000_001, rssBytes: 100 });
    activities.set(5, { cpuMs: 1, rssBytes: 99 });
    expect(await pass()).toEqual(expect.arrayContaining([3, 5]));
    expect(read).toContainEqual([5, 99]);
    expect(await pass()).toHaveLength(8);
  });

  it('reads all where one has come or gone, or nothing is known of them', async () => {
    const { pids, activities, pass } = resting(64);
    await pass();
    const fewer = pids.slice(0, 40);
    expect(await pass(fewer)).toEqual(fewer);
    expect(await pass()).toEqual(pids);
    activities.clear();
    expect(await pass()).toEqual(pids);
  });

  it('reads all where they are few', async () => {
    const { pids, pass } = resting(8);
    for (let count = 0; count < 3; count += 1) expect(await pass()).toEqual(pids);
  });
});
