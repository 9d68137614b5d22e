import type { Interval } from '../../contract/experiment-result.ts';
import type { RatioEstimate } from './comparison.ts';
import { orderedRatio } from './ordered-ratios.ts';
import { ascending, medianOfSorted } from './quantile.ts';
import { rankTestP, untiedP } from './rank-test.ts';

/** Of one pair, before Holm. */
export const LEVEL = 0.05;

/**
 * How many times as long a takes as b: the quotient of the medians, the p of the rank test, and the
 * 95 % interval that the same test gives when inverted (Hodges and Lehmann 1963, on logarithms: all
 * factors by which b could be multiplied without the test telling the two apart), so that p < 0.05 and
 * an interval without 1 go together.
 *
 * The interval is of the typical quotient of one run to another, which is not quite the quotient of
 * the medians: where that lies outside, the interval is widened to hold it. Where equal values make the
 * test less sure than the interval, it is widened to hold 1.
 * @param a wall times in any order
 * @param b likewise
 * @returns `null`: no values, or one that is not above 0. `ci95` is `null` where the most extreme
 *   arrangement has p ≥ 0.05, as three against three
 */
export function ratioEstimate(a: readonly number[], b: readonly number[]): RatioEstimate | null {
  if (!isUsable(a) || !isUsable(b)) return null;
  const [sortedA, sortedB] = [ascending(a), ascending(b)];
  const ratio = medianOfSorted(sortedA) / medianOfSorted(sortedB);
  const p = rankTestP(a, b);
  const inverted = invertedTest(sortedA, sortedB);
  const held = p < LEVEL ? [ratio] : [ratio, 1];
  return { ratio, p, ci95: inverted === null ? null : widened(inverted, held) };
}

function isUsable(values: readonly number[]): boolean {
  return values.length > 0 && values.every((value) => value > 0 && Number.isFinite(value));
}

function invertedTest(a: Float64Array, b: Float64Array): Interval | null {
  const rejected = rejectedCount(a.length, b.length);
  if (rejected === 0) return null;
  return [orderedRatio(a, b, rejected), orderedRatio(a, b, a.length * b.length + 1 - rejected)];
}

/** How many of the values U = 0, 1, 2 … the test rejects at each end. */
function rejectedCount(n: number, m: number): number {
  let low = 0;
  let high = Math.floor((n * m) / 2) + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (untiedP(middle, n, m) < LEVEL) low = middle + 1;
    else high = middle;
  }
  return low;
}

function widened([low, high]: Interval, held: readonly number[]): Interval {
  return [Math.min(low, ...held), Math.max(high, ...held)];
}
