import type { StopRule } from '../../../contract/experiment.ts';

/** What the stop rule is asked with, between two rounds. */
export interface RoundFacts {
  /** Rounds done, warm-ups not counted. */
  readonly rounds: number;
  /** Widest CI of a median, as ± percent of it; `null`: at least one is not known yet. */
  readonly widestCiPercent: number | null;
  /** Of measuring, pauses not counted. */
  readonly measuredMs: number;
}

/** A round under way is broken off when so many times the time that was allowed is over. */
const FAR_OVER = 2;

/**
 * Whether another round is to be begun. All configurations run in every round, also those that are
 * precise enough, so that whatever drifts on this machine hits all alike.
 *
 * The least number of repeats is done whatever it takes, because fewer runs tell nothing; beyond it
 * the first bound that is reached ends it.
 */
export function needsRound(rule: StopRule, facts: RoundFacts): boolean {
  if (rule.rule === 'repeats') return facts.rounds < rule.repeats;
  if (facts.rounds < rule.minRepeats) return true;
  if (isPrecise(rule.ciPercent, facts)) return false;
  return facts.rounds < rule.maxRepeats && facts.measuredMs < rule.maxSeconds * 1000;
}

/**
 * Whether a round that has begun should be broken off. Otherwise it is finished, so that all
 * configurations have the same number of runs; the least number of repeats always is.
 */
export function isFarOver(rule: StopRule, facts: RoundFacts): boolean {
  if (rule.rule === 'repeats' || facts.rounds < rule.minRepeats) return false;
  return facts.measuredMs > FAR_OVER * rule.maxSeconds * 1000;
}

/**
 * Rounds there will probably be in all, warm-ups not counted. Until the precision is known: the most
 * there may be.
 * @param roundMs how long a round takes; `null`: not known
 */
export function expectedRounds(rule: StopRule, facts: RoundFacts, roundMs: number | null): number {
  if (rule.rule === 'repeats') return rule.repeats;
  const precise = Math.max(rule.minRepeats, roundsForPrecision(rule.ciPercent, facts));
  return Math.min(precise, rule.maxRepeats, roundsInTime(rule, facts, roundMs));
}

type PrecisionRule = Extract<StopRule, { readonly rule: 'precision' }>;

function isPrecise(ciPercent: number, { widestCiPercent }: RoundFacts): boolean {
  return widestCiPercent !== null && widestCiPercent <= ciPercent;
}

/** The width of an interval goes with one over the root of the number of runs. */
function roundsForPrecision(ciPercent: number, facts: RoundFacts): number {
  const { rounds, widestCiPercent } = facts;
  if (widestCiPercent === null) return Infinity;
  if (widestCiPercent <= ciPercent) return rounds;
  return Math.max(rounds + 1, Math.ceil(rounds * (widestCiPercent / ciPercent) ** 2));
}

function roundsInTime(rule: PrecisionRule, facts: RoundFacts, roundMs: number | null): number {
  if (roundMs === null || roundMs <= 0) return Infinity;
  const leftMs = rule.maxSeconds * 1000 - facts.measuredMs;
  const inTime = facts.rounds + Math.max(0, Math.ceil(leftMs / roundMs));
  return Math.max(rule.minRepeats, inTime);
}
