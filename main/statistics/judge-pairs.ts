import type { Interval } from '../../contract/experiment-result.ts';
import type { PairJudgement, RatioEstimate } from './comparison.ts';
import { holm } from './holm.ts';
import { leastP, leastRuns, LEVEL } from './least-runs.ts';
import { runsNeeded } from './runs-needed.ts';

/** Two configurations as they are to be judged. */
export interface PairInput {
  /** `null`: one of the two has no runs. */
  readonly ratio: RatioEstimate | null;
  readonly runsA: number;
  readonly runsB: number;
  readonly digests: 'agree' | 'differ' | 'different-work';
}

interface Family {
  readonly size: number;
  /** A ratio within 1 / upper … upper is no difference. */
  readonly upper: number;
}

/**
 * Which pairs of one family differ. `yes`: p after Holm's correction is below 0.05, and the ratio's 95 %
 * interval lies wholly outside ± `equivalencePercent` of 1. `same`: it lies wholly inside. Otherwise it
 * can't be told, with the reason. What did other work, or came to another result, is never judged and
 * does not count in the family.
 *
 * The bounds are 1 / (1 + e) and 1 + e, so that the answer does not depend on which of the two is called
 * a. `same` rests on the interval alone: an error of 5 % for each pair, not for the family.
 * @param equivalencePercent above 0
 */
export function judgePairs(
  pairs: readonly PairInput[],
  equivalencePercent: number,
): readonly PairJudgement[] {
  const tested = pairs.filter(isTested);
  const adjusted = holm(tested.map(({ ratio }) => ratio.p));
  const pHolmOf = new Map<PairInput, number>(
    tested.map((pair, index) => [pair, adjusted[index] ?? 1]),
  );
  const family = { size: Math.max(1, tested.length), upper: 1 + equivalencePercent / 100 };
  return pairs.map((pair) => judge(pair, pHolmOf.get(pair) ?? null, family));
}

function isTested(pair: PairInput): pair is PairInput & { readonly ratio: RatioEstimate } {
  return pair.ratio !== null && pair.digests === 'agree';
}

function judge(pair: PairInput, pHolm: number | null, family: Family): PairJudgement {
  if (pair.digests !== 'agree') {
    const reason = pair.digests === 'differ' ? 'digests-differ' : 'different-work';
    return { differs: 'cant-tell', reason, runsNeeded: null, pHolm: null };
  }
  const ci95 = pair.ratio?.ci95 ?? null;
  if (pHolm !== null && pHolm < LEVEL && ci95 !== null && isOutside(ci95, family)) {
    return { differs: 'yes', reason: null, runsNeeded: null, pHolm };
  }
  if (ci95 !== null && isInside(ci95, family)) {
    return { differs: 'same', reason: null, runsNeeded: null, pHolm };
  }
  return { differs: 'cant-tell', pHolm, ...whyNot(pair, ci95, family) };
}

function isOutside([low, high]: Interval, { upper }: Family): boolean {
  return low > upper || high < 1 / upper;
}

function isInside([low, high]: Interval, { upper }: Family): boolean {
  return low >= 1 / upper && high <= upper;
}

function whyNot(
  { ratio, runsA, runsB }: PairInput,
  ci95: Interval | null,
  { size, upper }: Family,
): Pick<PairJudgement, 'reason' | 'runsNeeded'> {
  const isOutOfReach = leastP(runsA, runsB) * size >= LEVEL;
  if (ratio === null || ci95 === null || isOutOfReach) {
    return { reason: 'too-few-runs', runsNeeded: leastRuns(size) };
  }
  const undecided = {
    estimate: { ...ratio, ci95 },
    runsA,
    runsB,
    pairsInFamily: size,
    bound: Math.log(upper),
  };
  return { reason: 'wide-interval', runsNeeded: runsNeeded(undecided) };
}
