import type { ExperimentSpec, StopRule } from '../../../contract/experiment.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { checkNumber, checkWord, shown } from '../../lab/check-value.ts';
import { findWorkload } from '../../lab/validate-request.ts';
import { hasCommands } from './command-cells.ts';
import { commandProblems } from './command-problems.ts';
import { optionProblems } from './option-problems.ts';
import { parameterProblems } from './parameter-problems.ts';
import { BOUNDS, type Bounds, MAX_LIST_LENGTH, MAX_TITLE_CHARACTERS } from './spec-limits.ts';
import { problemsBelow, type SpecProblem } from './spec-problem.ts';

/**
 * Everything that is wrong with a spec by itself, whatever the machine: each problem names its field
 * and what is allowed. Whether configurations can be run is `expandMatrix`'s to say.
 */
export function specProblems(spec: ExperimentSpec): readonly SpecProblem[] {
  return [
    ...titleProblems(spec.title),
    ...(hasCommands(spec) ? commandProblems(spec) : matrixProblems(spec)),
    ...problemsBelow(['options'], optionProblems({ ...spec.options }, null)),
    ...numberProblems(spec),
    ...problemsBelow(['stopRule'], stopRuleProblems(spec.stopRule)),
    ...baselineProblems(spec),
    ...wordProblems(['family'], spec.family, 'Family', ['baseline', 'all-pairs']),
  ];
}

function matrixProblems(spec: ExperimentSpec): readonly SpecProblem[] {
  return [
    ...workloadProblems(spec),
    ...strategyProblems(spec.strategies),
    ...runtimeProblems(spec.runtimeIds),
    ...workerProblems(spec.workers),
  ];
}

/** What is wrong with a stop rule; the same in a file. */
export function stopRuleProblems(rule: StopRule): readonly SpecProblem[] {
  if (rule.rule === 'repeats')
    return whole(['repeats'], rule.repeats, 'Repetitions', BOUNDS.repeats);
  const { minRepeats, maxRepeats } = rule;
  const problems = [
    ...within(['ciPercent'], rule.ciPercent, 'Precision', BOUNDS.ciPercent, '%'),
    ...whole(['minRepeats'], minRepeats, 'Least repetitions', BOUNDS.repeats),
    ...whole(['maxRepeats'], maxRepeats, 'Most repetitions', BOUNDS.repeats),
    ...within(['maxSeconds'], rule.maxSeconds, 'Longest time', BOUNDS.maxSeconds, 's'),
  ];
  if (problems.length > 0 || minRepeats <= maxRepeats) return problems;
  return problem(
    ['minRepeats'],
    `The least number of repetitions, ${minRepeats}, is above the most, ${maxRepeats}: change one of them.`,
  );
}

function titleProblems(title: string): readonly SpecProblem[] {
  return title.length <= MAX_TITLE_CHARACTERS
    ? []
    : problem(
        ['title'],
        `The title must have at most ${MAX_TITLE_CHARACTERS} characters; got ${title.length}.`,
      );
}

function workloadProblems(spec: ExperimentSpec): readonly SpecProblem[] {
  const workload = findWorkload(spec.workload);
  if (!workload.ok) return problem(['workload'], workload.error.message);
  return problemsBelow(['parameters'], parameterProblems(workload.value, spec.parameters));
}

function strategyProblems(strategies: ExperimentSpec['strategies']): readonly SpecProblem[] {
  const names = catalogue.strategies.map(({ id }) => id);
  return [
    ...lengthProblems('strategies', strategies, 'a strategy'),
    ...strategies.flatMap(({ strategy, options }, index) => {
      const unknown = wordProblems(['strategies', index], strategy, 'Strategy', names);
      if (unknown.length > 0) return unknown;
      return problemsBelow(
        ['strategies', index, 'options'],
        optionProblems({ ...options }, strategy),
      );
    }),
  ];
}

function runtimeProblems(ids: readonly string[]): readonly SpecProblem[] {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return [
    ...lengthProblems('runtimeIds', ids, 'a runtime'),
    ...(twice === undefined
      ? []
      : problem(['runtimeIds'], `The runtime ${shown(twice)} is named twice: name it once.`)),
  ];
}

function workerProblems(workers: readonly number[]): readonly SpecProblem[] {
  const wrong = workers.flatMap((count, index) =>
    whole(['workers', index], count, 'Workers', BOUNDS.workers),
  );
  if (workers.length === 0) return problem(['workers'], 'Choose at least one number of workers.');
  const isAscending = workers.every((count, index) => count > (workers[index - 1] ?? 0));
  if (wrong.length > 0 || isAscending) return wrong;
  return problem(
    ['workers'],
    `Numbers of workers must be named once each, in ascending order; got ${workers.slice(0, 20).join(', ')}.`,
  );
}

function numberProblems(spec: ExperimentSpec): readonly SpecProblem[] {
  return [
    ...whole(['seed'], spec.seed, 'Seed', BOUNDS.seed),
    ...whole(['orderSeed'], spec.orderSeed, 'Seed of the order', BOUNDS.seed),
    ...whole(['warmups'], spec.warmups, 'Warm-ups', BOUNDS.warmups),
    ...within(['coolDownMs'], spec.coolDownMs, 'Cool-down', BOUNDS.coolDownMs, 'ms'),
    ...within(
      ['equivalencePercent'],
      spec.equivalencePercent,
      'Bound of “the same”',
      BOUNDS.equivalencePercent,
      '%',
    ),
    ...whole(['timeLimitMs'], spec.timeLimitMs, 'Time limit', BOUNDS.timeLimitMs, 'ms'),
  ];
}

function baselineProblems({
  baseline,
  strategies,
  runtimeIds,
}: ExperimentSpec): readonly SpecProblem[] {
  const { strategy, runtimeId, workers } = baseline;
  const chosen = strategies.map((choice) => choice.strategy);
  return problemsBelow(
    ['baseline'],
    [
      ...(strategy === undefined
        ? []
        : wordProblems(['strategy'], strategy, 'Strategy of the baseline', [...new Set(chosen)])),
      ...(runtimeId === undefined || runtimeIds.includes(runtimeId)
        ? []
        : problem(
            ['runtimeId'],
            `The baseline’s runtime ${shown(runtimeId)} is not among those of the experiment: choose one of them, or leave it open.`,
          )),
      ...(workers === undefined
        ? []
        : whole(['workers'], workers, 'Workers of the baseline', BOUNDS.workers)),
    ],
  );
}

function lengthProblems(
  name: string,
  list: readonly unknown[],
  what: string,
): readonly SpecProblem[] {
  if (list.length === 0) return problem([name], `Choose at least ${what}.`);
  return list.length <= MAX_LIST_LENGTH
    ? []
    : problem([name], `${name} has ${list.length} entries: give at most ${MAX_LIST_LENGTH}.`);
}

function whole(
  path: SpecProblem['path'],
  value: unknown,
  label: string,
  bounds: Bounds,
  unit = '',
): readonly SpecProblem[] {
  const checked = checkNumber(value, { label, unit, ...bounds }, 'bad-option');
  return checked.ok ? [] : problem(path, checked.error.message);
}

function within(
  path: SpecProblem['path'],
  value: unknown,
  label: string,
  { min, max }: Bounds,
  unit: string,
): readonly SpecProblem[] {
  if (typeof value === 'number' && value >= min && value <= max) return [];
  return problem(
    path,
    `${label} must be a number from ${min} to ${max} ${unit}; got ${shown(value)}.`,
  );
}

function wordProblems(
  path: SpecProblem['path'],
  value: unknown,
  label: string,
  words: readonly string[],
): readonly SpecProblem[] {
  const checked = checkWord(value, label, words, 'bad-option');
  return checked.ok ? [] : problem(path, checked.error.message);
}

function problem(path: SpecProblem['path'], message: string): readonly SpecProblem[] {
  return [{ path, message }];
}
