import type { StopRule } from '../../../contract/experiment.ts';
import { DEFAULT_STOP_RULE } from '../../../contract/experiment-presets.ts';
import type { FileContent } from './file-schema.ts';

/** The stop rule that a file describes; what it leaves open is as in a new experiment. */
export function stopRuleOf(stop: FileContent['stop']): StopRule {
  if (stop === undefined) return DEFAULT_STOP_RULE;
  if ('repeats' in stop) return { rule: 'repeats', repeats: stop.repeats };
  const { minRepeats, maxRepeats, maxSeconds } = DEFAULT_STOP_RULE;
  const least = stop.minRepeats ?? Math.min(minRepeats, stop.maxRepeats ?? minRepeats);
  return {
    rule: 'precision',
    ciPercent: stop.ciPercent,
    minRepeats: least,
    maxRepeats: stop.maxRepeats ?? Math.max(maxRepeats, least),
    maxSeconds: stop.maxSeconds ?? maxSeconds,
  };
}
