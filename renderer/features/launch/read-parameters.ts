import type { Parameter, ParameterValues, Workload } from '../../../contract/catalogue.ts';
import { type LaunchDraft, parameterText } from './launch-draft.ts';
import { readWholeNumber } from './whole-number.ts';

/** Reads the parameters of the chosen workload; what is wrong is added to `errors` by name. */
export function readParameters(
  draft: LaunchDraft,
  workload: Workload | undefined,
  errors: Record<string, string>,
): ParameterValues {
  const entries = (workload?.parameters ?? []).flatMap((parameter) => {
    const value = readParameter(parameter, parameterText(draft, parameter), errors);
    return value === null ? [] : [[parameter.name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** `null`: left to main, which has a folder of its own for it. */
function readParameter(
  parameter: Parameter,
  text: string,
  errors: Record<string, string>,
): number | string | null {
  switch (parameter.type) {
    case 'folder':
      return text.trim() === '' ? null : text.trim();
    case 'choice':
      return parameter.choices.some(({ value }) => value === text) ? text : parameter.default;
    case 'integer': {
      const number = readWholeNumber(text, parameter.min, parameter.max);
      if (number.ok) return number.value;
      errors[parameter.name] = number.message;
      return parameter.default;
    }
  }
}
