import { describe, expect, it } from 'vitest';

import { PssMeter } from './pss-meter.ts';

/** A meter whose every reading takes `costMs` and yields the pid as bytes. */
function meterCosting(costMs: number) {
  let nowMs = 0;
  const read: number[] = [];
  const meter = new PssMeter(
    (pid) => {
      nowMs += costMs;
      read.push(pid);
      return Promise.resolve(pid);
    },
    () => nowMs,
  );
  return { meter, read };
}

describe('PssMeter', () => {
  it('reads everything at a boundary', async () => {
    const { meter } = meterCosting(5);
    await meter.readAll([1, 2]);
    expect(meter.totalBytes([1, 2])).toBe(3);
    expect(meter.bytesOf(2)).toBe(2);
  });

  it('knows no sum before every process has been read', async () => {
    const { meter } = meterCosting(5);
    await meter.readAll([1]);
    expect(meter.totalBytes([1, 2])).toBeNull();
    expect(meter.totalBytes([])).toBeNull();
  });

  it('spends 5 % of the time at most, spread over ticks, and goes round', async () => {
    const { meter, read } = meterCosting(10);
    const ticks = 200;
    let passes = 0;
    for (let tick = 0; tick < ticks; tick += 1) {
      if (await meter.readSome([1, 2, 3], 100)) passes += 1;
    }
    const firstGuesses = 3;
    expect(read.length * 10).toBeLessThanOrEqual(ticks * 100 * 0.05 + firstGuesses * 10);
    expect(read.slice(0, 6)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(passes).toBeGreaterThan(20);
  });

  it('forgets processes that have ended, also in the middle of a pass', async () => {
    const { meter, read } = meterCosting(10);
    await meter.readSome([1, 2, 3], 100);
    for (let tick = 0; tick < 10; tick += 1) await meter.readSome([1, 3], 100);
    expect(read).not.toContain(2);
    expect(meter.bytesOf(2)).toBeNull();
  });

  it('does not know the sum when one process is not ours to read', async () => {
    const meter = new PssMeter(
      (pid) => Promise.resolve(pid === 1 ? null : pid),
      () => 0,
    );
    await meter.readAll([1, 2]);
    expect(meter.totalBytes([1, 2])).toBeNull();
  });
});
