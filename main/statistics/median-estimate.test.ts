import fc from 'fast-check';
import { expect, test } from 'vitest';

import { bootstrapMedians } from './bootstrap-medians.ts';
import { ciHalfWidthPercent, medianEstimate } from './median-estimate.ts';
import { medianRanks } from './order-statistic-ranks.ts';
import { ascending } from './quantile.ts';
import { drawIndexes } from './random.ts';

const SEED = 20_261;
const times = fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

// The usual table of such intervals, as in Conover, Practical Nonparametric Statistics, or Hahn and
// Meeker, Statistical Intervals, table of the median.
test.each([
  [6, 1, 6, 96.9],
  [7, 1, 7, 98.4],
  [8, 1, 8, 99.2],
  [9, 2, 8, 96.1],
  [10, 2, 9, 97.9],
  [11, 2, 10, 98.8],
  [12, 3, 10, 96.1],
  [15, 4, 12, 96.5],
  [16, 4, 13, 97.9],
  [17, 5, 13, 95.1],
  [20, 6, 15, 95.9],
])('%i values: ranks %i to %i cover %f %%', (count, low, high, percent) => {
  const ranks = medianRanks(count, 0.95);
  expect([ranks?.low, ranks?.high]).toEqual([low, high]);
  expect(100 * (ranks?.coverage ?? 0)).toBeCloseTo(percent, 1);
});

test.each([0, 1, 2, 3, 4, 5])('%i values have no such interval', (count) => {
  expect(medianRanks(count, 0.95)).toBeNull();
});

test('ten values in any order: the second and the ninth', () => {
  const estimate = medianEstimate([9, 1, 8, 2, 7, 3, 6, 4, 5, 100], SEED);
  expect(estimate).toEqual({ median: 5.5, ci95: [2, 9], method: 'order-statistics' });
});

test('five values have a median and no interval, none have neither', () => {
  expect(medianEstimate([3, 1, 2, 5, 4], SEED)).toEqual({ median: 3, ci95: null, method: null });
  expect(medianEstimate([], SEED)).toBeNull();
});

test('more than 20 values: resampled, the same for the same seed', () => {
  const values = Array.from({ length: 21 }, (_, index) => 100 + index * index);
  const estimate = medianEstimate(values, SEED);
  expect(estimate?.method).toBe('bootstrap');
  expect(medianEstimate(values, SEED)).toEqual(estimate);
});

// With 21 values the k-th is the median of a resample with probability P(B(21, k/21) ≥ 11) − P(B(21,
// (k − 1)/21) ≥ 11): known without drawing.
test('resampled medians come as often as the binomial distribution says', () => {
  const count = 21;
  const sorted = Float64Array.from({ length: count }, (_, index) => index + 1);
  const medians = bootstrapMedians(sorted, 20_000, SEED);
  for (const limit of [8, 10, 11, 13]) {
    const share = medians.filter((value) => value <= limit).length / medians.length;
    expect(Math.abs(share - atLeast(count, 11, limit / count))).toBeLessThan(0.015);
  }
});

test('an even number of values: the mean of the two middle ones of each resample', () => {
  const medians = bootstrapMedians(Float64Array.of(1, 3), 1000, SEED);
  expect(new Set(medians)).toEqual(new Set([1, 2, 3]));
});

test('the interval holds the median, and lies inside what was measured', () => {
  fc.assert(
    fc.property(times, (values) => {
      const { median, ci95 } = medianEstimate(values, SEED) ?? { median: Number.NaN, ci95: null };
      const sorted = ascending(values);
      expect(median).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN);
      expect(median).toBeLessThanOrEqual(sorted.at(-1) ?? Number.NaN);
      if (ci95 === null) return;
      expect(ci95[0]).toBeLessThanOrEqual(median);
      expect(ci95[1]).toBeGreaterThanOrEqual(median);
      expect(ci95[0]).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN);
      expect(ci95[1]).toBeLessThanOrEqual(sorted.at(-1) ?? Number.NaN);
    }),
  );
});

test.each([6, 12, 20, 21, 25, 30])('%i skewed values: covers often enough', (count) => {
  const draw = drawIndexes(SEED + count);
  const logOfTwo = Math.log(2);
  let held = 0;
  const experiments = 2000;
  for (let experiment = 0; experiment < experiments; experiment += 1) {
    const values = Array.from({ length: count }, () => -Math.log((draw(1e6) + 0.5) / 1e6));
    const [low, high] = medianEstimate(values, SEED)?.ci95 ?? [Number.NaN, Number.NaN];
    if (low <= logOfTwo && logOfTwo <= high) held += 1;
  }
  expect(held / experiments).toBeGreaterThan(0.92);
});

test('the half-width is that of the farther end, in percent', () => {
  const estimate = { median: 200, ci95: [198, 206], method: 'order-statistics' } as const;
  expect(ciHalfWidthPercent(estimate)).toBe(3);
  expect(ciHalfWidthPercent({ ...estimate, ci95: null })).toBeNull();
});

/** P(Binomial(count, share) ≥ least). */
function atLeast(count: number, least: number, share: number): number {
  let total = 0;
  let ways = 1;
  for (let hits = 0; hits <= count; hits += 1) {
    if (hits >= least) total += ways * share ** hits * (1 - share) ** (count - hits);
    ways *= (count - hits) / (hits + 1);
  }
  return total;
}
