import type { Workload } from '../../../contract/catalogue.ts';
import { closestName } from '../../../contract/closest-name.ts';
import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { shown } from '../../lab/check-value.ts';
import { checkParameter } from '../../lab/validate-request.ts';
import type { SpecProblem } from './spec-problem.ts';

/** What is wrong with the lists of values of a workload's parameters, each by itself. */
export function parameterProblems(
  workload: Workload,
  lists: Readonly<Record<string, readonly unknown[]>>,
): readonly SpecProblem[] {
  return Object.entries(lists).flatMap(([name, values]) => {
    const parameter = workload.parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) return [stranger(workload, name)];
    return [
      ...listProblems(name, values),
      ...values.flatMap((value, index) => {
        // An empty folder stands for the one that is there by itself.
        if (parameter.type === 'folder' && value === '') return [];
        const checked = checkParameter(parameter, value);
        return checked.ok ? [] : [{ path: [name, index], message: checked.error.message }];
      }),
    ];
  });
}

function listProblems(name: string, values: readonly unknown[]): readonly SpecProblem[] {
  const say = (message: string) => [{ path: [name], message }];
  if (values.length === 0) {
    return say(`${name} has no value: give at least one, or leave ${name} out.`);
  }
  if (values.length > MAX_CONFIGURATIONS) {
    return say(`${name} has ${values.length} values: give at most ${MAX_CONFIGURATIONS}.`);
  }
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  return twice === undefined ? [] : say(`${name} has ${shown(twice)} twice: give it once.`);
}

function stranger({ label, parameters }: Workload, name: string): SpecProblem {
  const names = parameters.map((parameter) => parameter.name);
  const closest = closestName(name, names);
  const hint = closest === null ? '' : ` Did you mean “${closest}”?`;
  return {
    path: [name],
    message: `${label} has no parameter ${shown(name)}.${hint} It takes ${names.join(', ')}.`,
  };
}
