import type { Percentiles } from '../../contract/run.ts';

/**
 * Nearest-rank percentiles: p is the smallest value that at least p percent of the values do not
 * exceed, so each answer is a value that was measured. `null` for no values.
 * @param values any unit, any order; left as they are
 */
export function percentiles(values: Float64Array): Percentiles | null {
  if (values.length === 0) return null;
  const sorted = values.slice().sort();
  return {
    p50: nearestRank(sorted, 50),
    p95: nearestRank(sorted, 95),
    p99: nearestRank(sorted, 99),
  };
}

function nearestRank(sorted: Float64Array, percent: number): number {
  const rank = Math.ceil((percent * sorted.length) / 100);
  return sorted[rank - 1] ?? Number.NaN;
}
