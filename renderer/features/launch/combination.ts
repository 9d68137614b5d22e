import { type Combination, combinationProblem } from '../../../contract/combination-rules.ts';
import type { RunOptionName } from '../../../contract/run-options.ts';
import { optionErrorKey } from './options/option-texts.ts';

/** Adds what can't go together to `errors`, at the field at fault. */
export function checkCombination(combination: Combination, errors: Record<string, string>): void {
  const problem = combinationProblem(combination);
  if (problem !== null) errors[errorKey(problem.field, combination)] = problem.reason;
}

/** Whether a parameter's value is one that can't be beside all else that is chosen. */
export function isImpossibleParameter(
  combination: Combination | null,
  name: string,
  value: string,
): boolean {
  if (combination === null) return false;
  const parameters = { ...combination.parameters, [name]: value };
  return combinationProblem({ ...combination, parameters })?.field === name;
}

/** Whether an option's value is one that can't be beside all else that is chosen. */
export function isImpossibleOption(
  combination: Combination | null,
  name: RunOptionName,
  value: string,
): boolean {
  if (combination === null) return false;
  const options = { ...combination.options, [name]: value };
  return combinationProblem({ ...combination, options })?.field === name;
}

/** Parameters and the workers have fields of the same names; options have theirs in a space of its own. */
function errorKey(field: string, { parameters }: Combination): string {
  return field in parameters || field === 'workers'
    ? field
    : optionErrorKey(field as RunOptionName);
}
