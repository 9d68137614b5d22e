import type { Catalogue, ParameterValues } from '../../../contract/catalogue.ts';
import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { readWords } from './check-compare.ts';
import { type CompareDraft, listText } from './compare-draft.ts';
import { readList } from './value-list.ts';

/** The first value of each parameter that stands in the panel; what can't be read is left out. */
export function firstValues(draft: CompareDraft, catalogue: Catalogue): ParameterValues {
  const workload = catalogue.workloads.find(({ id }) => id === draft.workload);
  const entries = (workload?.parameters ?? []).flatMap((parameter) => {
    const text = listText(draft, parameter);
    const first = parameter.type === 'integer' ? firstNumber(text, parameter) : firstWord(text);
    return first === undefined ? [] : [[parameter.name, first] as const];
  });
  return Object.fromEntries(entries);
}

function firstNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const list = readList(text, { min, max, most: MAX_CONFIGURATIONS });
  return list.ok ? list.values[0] : undefined;
}

function firstWord(text: string): string | undefined {
  return readWords(text)[0];
}
