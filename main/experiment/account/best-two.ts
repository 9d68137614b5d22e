import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import type { Phrase, SpokenNames } from './spoken-names.ts';
import { spokenFactor } from './spoken-numbers.ts';

/**
 * How the best is to the second best, as one sentence. Both were held against the baseline; against
 * each other only where every pair is judged, and without their pair nothing is said.
 */
export function bestTwo(
  best: ConfigurationResult,
  second: ConfigurationResult,
  { pairs }: Pick<ExperimentResult, 'pairs'>,
  names: SpokenNames,
): readonly string[] {
  const pair = pairs.find(({ a, b }) => a === second.id && b === best.id);
  const turned = pairs.find(({ a, b }) => a === best.id && b === second.id);
  const judged = pair ?? turned;
  if (judged === undefined) return [];
  const [subject, object] = pair === undefined ? [second, best] : [best, second];
  const told = relation(names.configuration(subject), names.configuration(object), judged);
  return [`Of the two best, ${told}.`];
}

function relation(
  subject: Phrase,
  object: Phrase,
  { differs, ratio, ci95 }: ExperimentResult['pairs'][number],
): string {
  const are = subject.isPlural ? 'are' : 'is';
  if (differs === 'same') return `${subject.text} ${are} as fast as ${object.text}`;
  if (differs === 'cant-tell' || ratio === null)
    return `${subject.text} can’t be told from ${object.text}`;
  return `${subject.text} ${are} ${spokenFactor(ratio, ci95)} as fast as ${object.text}`;
}
