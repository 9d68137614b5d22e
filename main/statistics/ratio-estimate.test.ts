import fc from 'fast-check';
import { expect, test } from 'vitest';

import { orderedRatio } from './ordered-ratios.ts';
import { ascending } from './quantile.ts';
import { ratioEstimate } from './ratio-estimate.ts';

const time = fc.double({ min: 0.5, max: 2000, noNaN: true });
const sample = fc.array(time, { minLength: 1, maxLength: 25 });
const untied = fc
  .tuple(sample, sample)
  .filter(([a, b]) => new Set([...a, ...b]).size === a.length + b.length);
const coarse = fc.array(fc.integer({ min: 10, max: 14 }), { minLength: 1, maxLength: 12 });

// R: wilcox.test(x, y, conf.int = TRUE) on Hollander and Wolfe's permeability of the chorioamnion
// gives −0.15 … 0.76; here as logarithms.
test('a textbook interval', () => {
  const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46].map(Math.exp);
  const early = [1.15, 0.88, 0.9, 0.74, 1.21].map(Math.exp);
  const [low, high] = ratioEstimate(term, early)?.ci95 ?? [Number.NaN, Number.NaN];
  expect(Math.log(low)).toBeCloseTo(-0.15, 10);
  expect(Math.log(high)).toBeCloseTo(0.76, 10);
});

test('ratio of the medians, as a reader would work it out', () => {
  expect(ratioEstimate([300, 100, 200], [50, 60, 40])?.ratio).toBe(4);
});

test('three against three have a p and no interval, four against four have both', () => {
  expect(ratioEstimate([1, 2, 3], [4, 5, 6])).toEqual({ ratio: 0.4, ci95: null, p: 0.1 });
  expect(ratioEstimate([1, 2, 3, 4], [5, 6, 7, 8])?.ci95).toEqual([1 / 8, 4 / 5]);
});

test.each([
  ['nothing', []],
  ['zero', [1, 0]],
  ['a negative value', [1, -1]],
  ['no number', [1, Number.NaN]],
])('no estimate from %s', (_, values) => {
  expect(ratioEstimate(values, [1, 2])).toBeNull();
  expect(ratioEstimate([1, 2], values)).toBeNull();
});

test('the k-th smallest quotient is the k-th of all of them', () => {
  fc.assert(
    fc.property(sample, sample, fc.nat(), (first, second, nat) => {
      const [a, b] = [ascending(first), ascending(second)];
      const all = ascending(
        [...a].flatMap((dividend) => [...b].map((divisor) => dividend / divisor)),
      );
      const index = nat % all.length;
      expect(orderedRatio(a, b, index + 1)).toBe(all[index]);
    }),
  );
});

test('scaling both alike changes nothing', () => {
  fc.assert(
    fc.property(untied, fc.constantFrom(0.25, 2, 1024), ([a, b], factor) => {
      const scaled = ratioEstimate(
        a.map((value) => value * factor),
        b.map((value) => value * factor),
      );
      expect(scaled).toEqual(ratioEstimate(a, b));
    }),
  );
});

test('the other way round, ratio and interval are inverted and p stays', () => {
  fc.assert(
    fc.property(untied, ([a, b]) => {
      const [there, back] = [ratioEstimate(a, b), ratioEstimate(b, a)];
      expect(back?.p).toBeCloseTo(there?.p ?? Number.NaN, 12);
      expect((back?.ratio ?? 0) * (there?.ratio ?? 0)).toBeCloseTo(1, 12);
      expect(back?.ci95 === null).toBe(there?.ci95 === null);
      expect((back?.ci95?.[0] ?? 1) * (there?.ci95?.[1] ?? 1)).toBeCloseTo(1, 12);
      expect((back?.ci95?.[1] ?? 1) * (there?.ci95?.[0] ?? 1)).toBeCloseTo(1, 12);
    }),
  );
});

test('the interval holds the ratio', () => {
  fc.assert(
    fc.property(fc.oneof(untied, fc.tuple(coarse, coarse)), ([a, b]) => {
      const { ratio, ci95 } = ratioEstimate(a, b) ?? { ratio: Number.NaN, ci95: null };
      if (ci95 === null) return;
      expect(ci95[0]).toBeLessThanOrEqual(ratio);
      expect(ci95[1]).toBeGreaterThanOrEqual(ratio);
    }),
  );
});

test('p < 0.05 and an interval without 1 go together, unless the ratio widened it', () => {
  let compared = 0;
  fc.assert(
    fc.property(untied, fc.double({ min: 0.5, max: 2, noNaN: true }), ([a, b], factor) => {
      const estimate = ratioEstimate(
        a,
        b.map((value) => value * factor),
      );
      if (!estimate?.ci95) return;
      const [low, high] = estimate.ci95;
      if (low === estimate.ratio || high === estimate.ratio) return;
      compared += 1;
      expect(estimate.p < 0.05).toBe(low > 1 || high < 1);
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(100);
});

test('with equal values, too, an interval without 1 is never joined by p ≥ 0.05', () => {
  fc.assert(
    fc.property(coarse, coarse, (a, b) => {
      const { p, ci95 } = ratioEstimate(a, b) ?? { p: Number.NaN, ci95: null };
      if (ci95 === null || p < 0.05) return;
      expect(ci95[0]).toBeLessThanOrEqual(1);
      expect(ci95[1]).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('a thousand against a thousand are a matter of milliseconds, not of a million quotients', () => {
  const a = Array.from({ length: 1000 }, (_, index) => 100 + Math.sin(index));
  const b = a.map((value, index) => value * 1.01 + Math.cos(index) / 3);
  const startedMs = performance.now();
  const estimate = ratioEstimate(a, b);
  expect(performance.now() - startedMs).toBeLessThan(2000);
  expect(estimate?.p).toBeLessThan(0.001);
});
