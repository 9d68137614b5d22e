import type { Interval } from '../../contract/experiment-result.ts';
import { MAX_REPEATS } from '../../contract/limits.ts';
import type { RatioEstimate } from './comparison.ts';
import { leastRuns, LEVEL } from './least-runs.ts';
import { normalUpperQuantile } from './normal-distribution.ts';

/** What an estimate of runs needed starts from. */
export interface Undecided {
  readonly estimate: RatioEstimate & { readonly ci95: Interval };
  readonly runsA: number;
  readonly runsB: number;
  readonly pairsInFamily: number;
  /** Half the width of "no difference", as a logarithm. */
  readonly bound: number;
}

/**
 * Runs of each configuration with which the pair could probably be told: the interval's arms and the
 * level of significance are taken to shrink with the square root of the number of runs, and the ratio to
 * stay where it is. A rough guide: the ratio will move.
 * @returns more than there are; `null`: more than `MAX_REPEATS`, or the ratio lies on a bound, where no
 *   number would help
 */
export function runsNeeded(undecided: Undecided): number | null {
  const { runsA, runsB, pairsInFamily } = undecided;
  const factor = isBeyond(undecided) ? factorForYes(undecided) : factorForSame(undecided);
  // As informative as the two sizes are together.
  const equalRuns = 2 / (1 / runsA + 1 / runsB);
  const least = isBeyond(undecided) ? leastRuns(pairsInFamily) : 0;
  const needed = Math.max(Math.ceil(factor * equalRuns), Math.max(runsA, runsB) + 1, least);
  return needed <= MAX_REPEATS ? needed : null;
}

function isBeyond({ estimate, bound }: Undecided): boolean {
  return Math.abs(Math.log(estimate.ratio)) > bound;
}

/** To an interval wholly outside the bounds, and to significance at Holm's first step. */
function factorForYes({ estimate, bound, pairsInFamily }: Undecided): number {
  const distance = Math.abs(Math.log(estimate.ratio));
  const [below, above] = arms(estimate);
  const arm = estimate.ratio > 1 ? below : above;
  const wanted = normalUpperQuantile(LEVEL / pairsInFamily / 2);
  const reached = normalUpperQuantile(estimate.p / 2);
  return Math.max((arm / (distance - bound)) ** 2, (wanted / reached) ** 2);
}

/** To an interval wholly inside. */
function factorForSame({ estimate, bound }: Undecided): number {
  const centre = Math.log(estimate.ratio);
  const [below, above] = arms(estimate);
  return Math.max(below / (bound + centre), above / (bound - centre)) ** 2;
}

function arms({ ratio, ci95 }: Undecided['estimate']): readonly [below: number, above: number] {
  return [Math.log(ratio / ci95[0]), Math.log(ci95[1] / ratio)];
}
