import fc from 'fast-check';
import { expect, test } from 'vitest';

import { countDescents } from './count-descents.ts';
import { driftOf, type DriftPoint, isDrift } from './drift.ts';
import { median } from './quantile.ts';
import { drawIndexes, shuffled } from './random.ts';
import { theilSenSlope } from './theil-sen.ts';

// Sen 1968 (also the example of Hollander and Wolfe, section 9.3): the slope is 4.
test('a published slope', () => {
  const positions = Float64Array.of(1, 2, 3, 4, 10, 12, 18);
  const values = Float64Array.of(9, 15, 19, 20, 45, 55, 78);
  expect(theilSenSlope(positions, values)).toBeCloseTo(4, 9);
});

// By SciPy 1.17: theilslopes gives 0.0763889; S = 63 and one tie give p.
test('slope and p as another implementation has them', () => {
  const values = [10.2, 10.1, 10.4, 10.3, 10.6, 10.5, 10.9, 10.7, 11, 10.8, 11.2, 11.1, 11.2];
  const positions = [1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 16];
  const drift = driftOf(
    values.map((relative, index) => ({ relative, position: positions[index] ?? 0 })),
  );
  expect(drift?.percent).toBeCloseTo(114.583333, 6);
  expect(drift?.p).toBeCloseTo(0.000150883846, 9);
});

const value = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
);

test('the slope is the median of the slopes of all pairs', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 25 }), (values) => {
      const slopes = values.flatMap((later, j) =>
        values.slice(0, j).map((earlier, i) => (later - earlier) / (j - i)),
      );
      const positions = Float64Array.from(values.keys());
      expect(theilSenSlope(positions, Float64Array.from(values))).toBeCloseTo(median(slopes), 8);
    }),
  );
});

test('descents and equal pairs are counted as one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (values) => {
      const pairs = values.flatMap((later, j) =>
        values.slice(0, j).map((earlier) => later - earlier),
      );
      expect(countDescents(Float64Array.from(values))).toEqual({
        smaller: pairs.filter((difference) => difference < 0).length,
        equal: pairs.filter((difference) => difference === 0).length,
      });
    }),
  );
});

test('a machine that becomes 6 % slower over 60 runs is found, whatever the order of the list', () => {
  const points = noisy(60, (share) => 1 + 0.06 * share);
  const drift = driftOf(points);
  expect(drift?.percent).toBeGreaterThan(4.5);
  expect(drift?.percent).toBeLessThan(7.5);
  expect(isDrift(drift)).toBe(true);
  expect(driftOf(shuffled(points, drawIndexes(8)))).toEqual(drift);
  const faster = driftOf(noisy(60, (share) => 1 - 0.06 * share));
  expect(faster?.percent).toBeLessThan(-4.5);
  expect(isDrift(faster)).toBe(true);
});

test('one that becomes 1 % slower is significant and not worth a word', () => {
  const drift = driftOf(noisy(300, (share) => 1 + 0.01 * share));
  expect(drift?.p).toBeLessThan(0.01);
  expect(isDrift(drift)).toBe(false);
});

test('without drift it is found about as often as p says', () => {
  let found = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const drift = driftOf(noisy(40, () => 1, seed));
    if ((drift?.p ?? 1) < 0.05) found += 1;
  }
  expect(found / 1000).toBeGreaterThan(0.03);
  expect(found / 1000).toBeLessThan(0.07);
});

test('nine runs say nothing, all equal ones say no', () => {
  expect(driftOf(noisy(9, () => 1))).toBeNull();
  expect(isDrift(null)).toBe(false);
  const still = Array.from({ length: 12 }, (_, position) => ({ position, relative: 1 }));
  expect(driftOf(still)).toEqual({ percent: 0, p: 1 });
});

/** Within ± 2 % of what the share of the whole length says. */
function noisy(count: number, law: (share: number) => number, seed = 11): readonly DriftPoint[] {
  const draw = drawIndexes(seed);
  return Array.from({ length: count }, (_, position) => ({
    position,
    relative: law(position / (count - 1)) * (1 + (draw(4001) - 2000) / 100_000),
  }));
}
