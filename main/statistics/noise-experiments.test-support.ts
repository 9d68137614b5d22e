import type { StopRule } from '../../contract/experiment.ts';
import type { PairAnswer } from '../../contract/experiment-result.ts';
import { roundOrder } from '../experiment/plan/run-order.ts';
import { needsRound } from '../experiment/run/stop-rule.ts';
import noise from './fixtures/noise.json' with { type: 'json' };
import { judgePairs, type PairInput } from './judge-pairs.ts';
import { ciHalfWidthPercent, medianEstimate } from './median-estimate.ts';
import { drawIndexes } from './random.ts';
import { ratioEstimate } from './ratio-estimate.ts';

/** Wall times of one and the same work, in the order in which they were measured. */
export interface Noise {
  readonly label: string;
  readonly wallMs: readonly number[];
}

export interface SimulatedExperiment {
  readonly configurations: number;
  readonly stopRule: StopRule;
  /** True wall time of each configuration, as a multiple; all 1: no difference. */
  readonly factors: readonly number[];
  /** Round by round in seeded order, as the runner has it, or all runs of one after the other's. */
  readonly order: 'interleaved' | 'one-after-another';
}

const EQUIVALENCE_PERCENT = 1;
// Of the bootstrap: which resamples are drawn is no part of what is simulated.
const BOOTSTRAP_SEED = 1;

/** All that was recorded. */
export const RECORDED: readonly Noise[] = noise.series;

/** Without the runs beside which others used more than this many cores: a quiet machine's noise. */
const QUIET_OTHERS_CORES = 0.1;

export const QUIET: readonly Noise[] = noise.series.map(({ label, wallMs, othersCoresUsed }) => ({
  label,
  wallMs: wallMs.filter((_, index) => (othersCoresUsed[index] ?? Infinity) <= QUIET_OTHERS_CORES),
}));

/**
 * The answers of all pairs of one experiment on recorded noise. Its runs are a stretch of the record,
 * one behind the other from a drawn place on (and on from the start at its end): so drift and what
 * lasts longer than a run remain as they were. Only which configuration had which of a round's places
 * is drawn, as the runner does it: within a round the places are exchangeable, and nothing else is
 * assumed.
 */
export function simulate(
  { wallMs: recorded }: Noise,
  experiment: SimulatedExperiment,
  seed: number,
): readonly PairAnswer[] {
  const start = drawIndexes(seed)(recorded.length);
  const runAt = (place: number): number =>
    recorded[(start + place) % recorded.length] ?? Number.NaN;
  const wallMs = experiment.factors.map((): number[] => []);
  let round = 0;
  while (isToGoOn(experiment.stopRule, wallMs)) {
    round += 1;
    for (const [step, index] of placesOf(experiment, seed, round).entries()) {
      const place = placeInStretch(experiment, round, step, index);
      wallMs[index]?.push(runAt(place) * (experiment.factors[index] ?? 1));
    }
  }
  return judgePairs(allPairs(wallMs), EQUIVALENCE_PERCENT).map(({ differs }) => differs);
}

function placesOf(
  { configurations }: SimulatedExperiment,
  seed: number,
  round: number,
): readonly number[] {
  const ids = Array.from({ length: configurations }, (_, index) => String(index));
  return roundOrder(ids, seed, round).map(Number);
}

function placeInStretch(
  { order, configurations, stopRule }: SimulatedExperiment,
  round: number,
  step: number,
  index: number,
): number {
  if (order === 'interleaved') return (round - 1) * configurations + step;
  const most = stopRule.rule === 'repeats' ? stopRule.repeats : stopRule.maxRepeats;
  return index * most + round - 1;
}

function isToGoOn(rule: StopRule, wallMs: readonly (readonly number[])[]): boolean {
  const rounds = wallMs[0]?.length ?? 0;
  const facts = { rounds, widestCiPercent: null, measuredMs: 0 };
  if (rule.rule === 'repeats' || rounds < rule.minRepeats) return needsRound(rule, facts);
  return needsRound(rule, { ...facts, widestCiPercent: widestCiPercent(wallMs) });
}

function widestCiPercent(wallMs: readonly (readonly number[])[]): number | null {
  const widths = wallMs.map((values) => {
    const estimate = medianEstimate(values, BOOTSTRAP_SEED);
    return estimate === null ? null : ciHalfWidthPercent(estimate);
  });
  return widths.includes(null) ? null : Math.max(...widths.filter((width) => width !== null));
}

function allPairs(wallMs: readonly (readonly number[])[]): readonly PairInput[] {
  return wallMs.flatMap((a, index) =>
    wallMs.slice(index + 1).map((b) => ({
      ratio: ratioEstimate(a, b),
      runsA: a.length,
      runsB: b.length,
      digests: 'agree' as const,
    })),
  );
}
