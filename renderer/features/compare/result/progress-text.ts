import type { ExperimentProgress, StopRule } from '../../../../contract/experiment.ts';
import { formatEstimate } from '../../../format/duration.ts';
import { formatCount } from '../../../format/quantity.ts';

/** `34 of at most 72 runs`: with a rule of precision it may end before. */
export function runsText({ runsDone, runsPlanned }: ExperimentProgress, rule: StopRule): string {
  const bound = rule.rule === 'precision' ? 'at most ' : '';
  return `${formatCount(runsDone)} of ${bound}${formatCount(Math.max(runsDone, runsPlanned))} runs`;
}

/** What is left, no finer than it can be known. */
export function remainingText({ remainingMs }: ExperimentProgress): string {
  return remainingMs === null ? 'time left not known yet' : `${formatEstimate(remainingMs)} left`;
}

/** `±3.1 %, aim ±2 %`; `null`: there is no aim. */
export function precisionText(
  { widestCiPercent }: ExperimentProgress,
  rule: StopRule,
): string | null {
  if (rule.rule === 'repeats') return null;
  const now =
    widestCiPercent === null ? 'precision not known yet' : `±${widestCiPercent.toFixed(1)} %`;
  return `${now}, aim ±${rule.ciPercent} %`;
}

const KINDS = { 'warm-up': 'warm-up', counted: 'round', repeated: 'repeated, round' } as const;

/** `process pool × 2, round 7`; `null`: between two runs. */
export function currentText(
  { current }: ExperimentProgress,
  labelOf: (configuration: string) => string,
): string | null {
  if (current === null) return null;
  return `${labelOf(current.configuration)}, ${KINDS[current.kind]} ${current.round}`;
}
