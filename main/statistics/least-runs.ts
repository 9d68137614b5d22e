import { MAX_REPEATS } from '../../contract/limits.ts';

/** Of the whole family, after Holm. */
export const LEVEL = 0.05;

/** The p of the rank test where every value of one sample lies above all of the other: 2 / C(n + m, n). */
export function leastP(runsA: number, runsB: number): number {
  let p = 2;
  for (let step = 1; step <= runsA; step += 1) p *= step / (runsB + step);
  return Math.min(1, p);
}

/**
 * The least number of runs of each of two configurations with which the first step of Holm's correction
 * can be passed in a family of so many pairs: 4 for one pair, 6 for 15.
 * @param pairsInFamily ≥ 1
 * @returns at most `MAX_REPEATS`, which is enough for more pairs than an experiment can have
 */
export function leastRuns(pairsInFamily: number): number {
  let runs = 1;
  while (runs < MAX_REPEATS && leastP(runs, runs) * pairsInFamily >= LEVEL) runs += 1;
  return runs;
}
