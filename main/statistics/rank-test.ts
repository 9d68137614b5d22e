import { type Ranking, rankTogether } from './midranks.ts';
import { normalUpperTail } from './normal-distribution.ts';
import { rankSumDistribution, twoSidedP } from './rank-sum-distribution.ts';

/** Products of the two sizes up to which the test enumerates; beyond, it takes the normal approximation. */
export const MOST_PAIRS_FOR_EXACT = 2500;

const MOST_REMEMBERED = 64;

/** P of each U without ties, by the sizes of the samples. */
const remembered = new Map<string, Float64Array>();

/**
 * Two-sided p of the permutation test on ranks (Wilcoxon 1945, Mann and Whitney 1947; equal values
 * have midranks): the share of all assignments of the values to the two samples whose rank sum lies
 * at least as far from its mean. Exact up to n · m = 2,500, ties included; beyond, the normal
 * approximation with continuity and tie correction (Lehmann, Nonparametrics, 1975, section 1.4).
 * @returns 1 where all values are equal
 */
export function rankTestP(a: readonly number[], b: readonly number[]): number {
  const ranking = rankTogether(a, b);
  const u = ranking.doubledSumOfFirst / 2 - (a.length * (a.length + 1)) / 2;
  if (a.length * b.length > MOST_PAIRS_FOR_EXACT)
    return normalP(u, a.length, b.length, ranking.ties);
  if (ranking.ties.length === 0) return untiedP(u, a.length, b.length);
  return exactTiedP(ranking, a.length);
}

/**
 * P without ties of a test in which the first sample's value was the greater in u of the n · m pairs.
 * @param u 0 … n · m
 */
export function untiedP(u: number, n: number, m: number): number {
  if (n * m > MOST_PAIRS_FOR_EXACT) return normalP(u, n, m, []);
  return exactUntied(n, m)[u] ?? Number.NaN;
}

function exactTiedP({ doubled, doubledSumOfFirst }: Ranking, n: number): number {
  return twoSidedP(rankSumDistribution(doubled, n), doubledSumOfFirst);
}

function exactUntied(n: number, m: number): Float64Array {
  const key = `${n} ${m}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const oldest = remembered.keys().next();
  if (remembered.size >= MOST_REMEMBERED && oldest.done !== true) remembered.delete(oldest.value);
  const p = untiedPs(n, m);
  remembered.set(key, p);
  return p;
}

/** Without ties the distribution is symmetric: twice the smaller tail, the value seen included. */
function untiedPs(n: number, m: number): Float64Array {
  const ranks = Array.from({ length: n + m }, (_, index) => index + 1);
  const weights = rankSumDistribution(ranks, n).weights.slice((n * (n + 1)) / 2);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const p = new Float64Array(n * m + 1);
  let tail = 0;
  for (let u = 0; u <= (n * m) / 2; u += 1) {
    tail += weights[u] ?? 0;
    p[u] = p[n * m - u] = Math.min(1, (2 * tail) / all);
  }
  return p;
}

function normalP(u: number, n: number, m: number, ties: readonly number[]): number {
  const total = n + m;
  const tied = ties.reduce((sum, size) => sum + size ** 3 - size, 0);
  const variance = ((n * m) / 12) * (total + 1 - tied / (total * (total - 1)));
  const distance = Math.abs(u - (n * m) / 2) - 0.5;
  if (variance <= 0 || distance <= 0) return 1;
  return 2 * normalUpperTail(distance / Math.sqrt(variance));
}
