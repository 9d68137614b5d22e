/** How often each sum comes: `weights[sum]`, not normalised. */
export interface RankSumDistribution {
  readonly weights: Float64Array;
  readonly mean: number;
}

/**
 * How many of the ways to choose so many of the ranks have each sum, by dynamic programming over the
 * ranks (Streitberg and Röhmel 1986): the permutation distribution of the rank sum, ties included.
 * Takes about ranks × size × largest sum steps.
 * @param ranks whole numbers ≥ 0, ascending
 */
export function rankSumDistribution(ranks: readonly number[], size: number): RankSumDistribution {
  const largest = ranks.slice(ranks.length - size).reduce((sum, rank) => sum + rank, 0);
  const width = largest + 1;
  const ways = new Float64Array((size + 1) * width);
  ways[0] = 1;
  for (const [index, rank] of ranks.entries()) {
    for (let chosen = Math.min(size, index + 1); chosen >= 1; chosen -= 1) {
      addShifted(ways, (chosen - 1) * width, chosen * width, width, rank);
    }
  }
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  return { weights: ways.slice(size * width), mean: (total * size) / ranks.length };
}

/** Adds to each sum of one row what the row of one rank less has at the sum less that rank. */
function addShifted(
  ways: Float64Array,
  from: number,
  to: number,
  width: number,
  rank: number,
): void {
  for (let sum = width - 1; sum >= rank; sum -= 1) {
    ways[to + sum] = (ways[to + sum] ?? 0) + (ways[from + sum - rank] ?? 0);
  }
}

/** Share of the sums that lie at least as far from the mean as the one seen. */
export function twoSidedP({ weights, mean }: RankSumDistribution, seen: number): number {
  const distance = Math.abs(seen - mean);
  let all = 0;
  let asFar = 0;
  for (const [sum, weight] of weights.entries()) {
    all += weight;
    if (Math.abs(sum - mean) >= distance) asFar += weight;
  }
  return asFar / all;
}
