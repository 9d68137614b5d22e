import type { Parameter, ParameterValues, Workload } from '../../../contract/catalogue.ts';
import { parameterApplies } from '../../../contract/combination-rules.ts';
import { type LaunchDraft, parameterText } from './launch-draft.ts';
import { readWholeNumber } from './whole-number.ts';

/** Parameters of a workload that mean something beside the others, as they stand in the panel. */
export function shownParameters(
  draft: LaunchDraft,
  workload: Workload | undefined,
): readonly Parameter[] {
  const parameters = workload?.parameters ?? [];
  const texts = Object.fromEntries(
    parameters.map((parameter) => [parameter.name, parameterText(draft, parameter)]),
  );
  return parameters.filter((parameter) => parameterApplies(parameter, texts));
}

/**
 * Reads the parameters of the chosen workload; what is wrong is added to `errors` by name. One that
 * is not shown can't be wrong: it is sent as it was left, or as its default.
 */
export function readParameters(
  draft: LaunchDraft,
  workload: Workload | undefined,
  errors: Record<string, string>,
): ParameterValues {
  const shown = shownParameters(draft, workload);
  const entries = (workload?.parameters ?? []).flatMap((parameter) => {
    const found = shown.includes(parameter) ? errors : {};
    const value = readParameter(parameter, parameterText(draft, parameter), found);
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
