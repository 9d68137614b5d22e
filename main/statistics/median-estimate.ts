import { bootstrapMedians } from './bootstrap-medians.ts';
import type { MedianEstimate } from './comparison.ts';
import { medianRanks } from './order-statistic-ranks.ts';
import { ascending, medianOfSorted, quantile } from './quantile.ts';

const LEVEL = 0.95;

/** Up to here the interval is one of order statistics, beyond it one of the bootstrap. */
export const MOST_FOR_ORDER_STATISTICS = 20;

export const RESAMPLES = 4000;

/**
 * The median with its 95 % interval: exact by order statistics up to 20 values (wider than 95 % by
 * what whole ranks cost; five values or fewer have none), by percentile bootstrap above. `null`: no
 * values.
 * @param valuesMs in any order
 * @param seed of the bootstrap, 0 … 2³² − 1
 */
export function medianEstimate(valuesMs: readonly number[], seed: number): MedianEstimate | null {
  if (valuesMs.length === 0) return null;
  const sorted = ascending(valuesMs);
  const median = medianOfSorted(sorted);
  if (sorted.length > MOST_FOR_ORDER_STATISTICS) {
    return { median, ci95: bootstrapInterval(sorted, seed), method: 'bootstrap' };
  }
  const ranks = medianRanks(sorted.length, LEVEL);
  if (ranks === null) return { median, ci95: null, method: null };
  const valueAt = (rank: number): number => sorted[rank - 1] ?? Number.NaN;
  return { median, ci95: [valueAt(ranks.low), valueAt(ranks.high)], method: 'order-statistics' };
}

function bootstrapInterval(sorted: Float64Array, seed: number): readonly [number, number] {
  const medians = bootstrapMedians(sorted, RESAMPLES, seed);
  return [quantile(medians, (1 - LEVEL) / 2), quantile(medians, (1 + LEVEL) / 2)];
}

/**
 * How far the farther end of the interval lies from the median, in percent of it: "± 2 %". `null`: no
 * interval, or a median of 0.
 */
export function ciHalfWidthPercent({ median, ci95 }: MedianEstimate): number | null {
  if (ci95 === null || median === 0) return null;
  return (100 * Math.max(ci95[1] - median, median - ci95[0])) / Math.abs(median);
}
