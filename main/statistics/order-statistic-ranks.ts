/** Ranks, 1 for the smallest value, between which the median of the population lies. */
export interface RankInterval {
  readonly low: number;
  readonly high: number;
  /** How often, over many samples, the interval holds the median: exact for continuous values. */
  readonly coverage: number;
}

/**
 * The narrowest symmetric interval of order statistics that covers the median at least that often:
 * x(d) … x(n + 1 − d), with coverage 1 − 2 · P(Binomial(n, ½) < d) (David and Nagaraja, Order
 * Statistics, 2003, section 7.1). `null`: even the smallest and the largest value don't.
 * @param level 0 … 1, as 0.95
 */
export function medianRanks(count: number, level: number): RankInterval | null {
  let below = 0;
  let share = 0.5 ** count;
  let found: RankInterval | null = null;
  for (let rank = 1; rank <= count / 2; rank += 1) {
    below += share;
    if (1 - 2 * below < level) break;
    found = { low: rank, high: count + 1 - rank, coverage: 1 - 2 * below };
    share *= (count - rank + 1) / rank;
  }
  return found;
}
