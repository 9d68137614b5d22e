import type { ExperimentSpec, StopRule } from '../../../contract/experiment.ts';

/** Runs of each configuration that the rule asks for in any case, warm-ups not counted. */
export function leastRepeatsOf(rule: StopRule): number {
  return rule.rule === 'repeats' ? rule.repeats : rule.minRepeats;
}

/** Runs of each configuration that there can be, warm-ups not counted. */
export function mostRepeatsOf(rule: StopRule): number {
  return rule.rule === 'repeats' ? rule.repeats : rule.maxRepeats;
}

/** Runs of the whole experiment, warm-ups counted. */
export function runCounts(
  { stopRule, warmups }: Pick<ExperimentSpec, 'stopRule' | 'warmups'>,
  configurationCount: number,
): { readonly least: number; readonly most: number } {
  return {
    least: configurationCount * (warmups + leastRepeatsOf(stopRule)),
    most: configurationCount * (warmups + mostRepeatsOf(stopRule)),
  };
}
