import type { ExperimentPlan, ExperimentProgress, StopRule } from '../../../contract/experiment.ts';
import { medianOfKnown } from '../account/median.ts';
import { expectedRounds, type RoundFacts } from './stop-rule.ts';

export interface ProgressFacts extends RoundFacts {
  readonly rule: StopRule;
  readonly plan: ExperimentPlan;
  /** Ids of those that have not been left out. */
  readonly active: readonly string[];
  readonly runsDone: number;
  readonly warmUpRoundsLeft: number;
  /** Ids that are still to run in the round under way; the run under way is one of them. */
  readonly pending: readonly string[];
  /** Whether a round that counts is under way: it is not among `rounds` yet. */
  readonly isCountedRound: boolean;
  /** What each run of a configuration took so far, rests included. */
  readonly tookMs: ReadonlyMap<string, readonly number[]>;
  readonly current: ExperimentProgress['current'];
}

/** How far an experiment is, and how long it will probably take. */
export function progressOf(facts: ProgressFacts): ExperimentProgress {
  const roundsLeft = facts.warmUpRoundsLeft + countedRoundsLeft(facts);
  const pending = facts.pending.filter((id) => facts.active.includes(id)).length;
  return {
    runsDone: facts.runsDone,
    runsPlanned: facts.runsDone + pending + roundsLeft * facts.active.length,
    remainingMs: remainingMs(facts, roundsLeft),
    elapsedMs: facts.measuredMs,
    current: facts.current,
    widestCiPercent: facts.widestCiPercent,
  };
}

/** Those after the round under way. */
function countedRoundsLeft(facts: ProgressFacts): number {
  const expected = expectedRounds(facts.rule, facts, sumMs(facts, facts.active));
  const underWay = facts.isCountedRound ? 1 : 0;
  return Math.max(0, expected - facts.rounds - underWay);
}

function remainingMs(facts: ProgressFacts, roundsLeft: number): number | null {
  const roundMs = sumMs(facts, facts.active);
  const pendingMs = sumMs(facts, facts.pending);
  if (roundMs !== null && pendingMs !== null) return pendingMs + roundsLeft * roundMs;
  const { expectedMs } = facts.plan;
  return expectedMs === null ? null : Math.max(0, expectedMs.most - facts.measuredMs);
}

/** Of one run of each; `null` until each has been seen once. */
function sumMs({ tookMs, active }: ProgressFacts, ids: readonly string[]): number | null {
  let sum = 0;
  for (const id of ids) {
    if (!active.includes(id)) continue;
    const took = medianOfKnown(tookMs.get(id) ?? []);
    if (took === null) return null;
    sum += took;
  }
  return sum;
}
