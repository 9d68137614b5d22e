import { describe, expect, test } from 'vitest';

import { err, ok } from '../../contract/result.ts';
import { presetCount } from './preset-count.ts';
import { unitTimeMs } from './unit-time.ts';

const bounds = { min: 1, max: 1_000_000 };

/** A machine on which a unit takes so long, and the start of the work a little. */
function machine(unitMs: number, startMs = 0) {
  const counts: number[] = [];
  const measure = (count: number) => {
    counts.push(count);
    return Promise.resolve(ok(startMs + count * unitMs));
  };
  return { counts, measure };
}

describe('unitTimeMs', () => {
  test.each([0.0004, 0.01, 3, 90, 5000])('finds %s ms in a few tries', async (unitMs) => {
    const { counts, measure } = machine(unitMs, 0.5);
    const found = await unitTimeMs(measure, bounds);
    if (!found.ok) throw new Error('not measured');
    expect(found.value / unitMs).toBeGreaterThan(0.9);
    expect(found.value / unitMs).toBeLessThan(1.3);
    expect(counts.length).toBeLessThanOrEqual(5);
    for (const [index, count] of counts.entries()) {
      expect(count).toBeGreaterThan(counts[index - 1] ?? 0);
    }
  });

  test('is content with the most that may be run', async () => {
    const { counts, measure } = machine(0.001);
    expect(await unitTimeMs(measure, { min: 1, max: 100 })).toEqual(ok(0.01));
    expect(counts.at(-1)).toBe(100);
  });

  test('ends with the first try that fails', async () => {
    const failed = err('not-measured', 'No.');
    expect(await unitTimeMs(() => Promise.resolve(failed), bounds)).toEqual(failed);
  });
});

describe('presetCount', () => {
  test.each([
    ['quick', 10, 1, 200],
    ['long', 10, 1, 2000],
    ['quick', 10, 2, 100],
    ['quick', 7.3, 1, 270],
    ['quick', 0.1234, 1, 16_000],
    ['quick', 5000, 1, 2],
    ['long', 0.000_01, 1, 1_000_000],
  ] as const)('%s, %s ms with %s workers: %s units', (preset, unitMs, workers, count) => {
    expect(presetCount(preset, unitMs, workers, bounds)).toBe(count);
  });
});
