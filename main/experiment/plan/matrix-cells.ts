import type { Parameter, ParameterValues, Workload } from '../../../contract/catalogue.ts';
import { parameterApplies } from '../../../contract/combination-rules.ts';
import type { ExperimentSpec, StrategyChoice } from '../../../contract/experiment.ts';
import { applicableOptions } from '../../../contract/option-rules.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { RunOptions } from '../../../contract/run-options.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { sortedEntries } from '../../../contract/sorted-entries.ts';
import { catalogue } from '../../catalogue/catalogue.ts';

/** One combination of the lists, whether or not it can be run. */
export interface Cell {
  readonly request: RunRequest;
  readonly runtime: UsableRuntime;
}

/**
 * Every combination of parameters × runtimes × strategies × worker counts, in this order, equal ones
 * once. Expects a checked spec.
 */
export function matrixCells(
  spec: ExperimentSpec,
  workload: Workload,
  runtimes: readonly UsableRuntime[],
): readonly Cell[] {
  const cells = parameterSets(workload, spec.parameters).flatMap((parameters) =>
    runtimes.flatMap((runtime) =>
      spec.strategies.flatMap((choice) => cellsOf(spec, parameters, runtime, choice)),
    ),
  );
  const byKey = new Map<string, Cell>();
  for (const cell of cells) {
    const key = cellKey(cell, workload);
    if (!byKey.has(key)) byKey.set(key, cell);
  }
  return [...byKey.values()];
}

/** Combinations of the lists, counted without making them: equal ones as often as they stand there. */
export function countCells({
  parameters,
  strategies,
  runtimeIds,
  workers,
}: ExperimentSpec): number {
  const sets = Object.values(parameters).reduce((product, { length }) => product * length, 1);
  const perRuntime = strategies.map(({ strategy }) => workerCounts(strategy, workers).length);
  return sets * runtimeIds.length * perRuntime.reduce((sum, count) => sum + count, 0);
}

/** Those parameters that mean something beside the others: the rest makes no other work. */
export function meantParameters(workload: Workload, values: ParameterValues): ParameterValues {
  const meant = workload.parameters.filter((parameter) => parameterApplies(parameter, values));
  const entries = meant.flatMap(({ name }) => {
    const value = values[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function cellsOf(
  spec: ExperimentSpec,
  parameters: ParameterValues,
  runtime: UsableRuntime,
  choice: StrategyChoice,
): readonly Cell[] {
  const { strategy } = choice;
  const { cores, seed, timeLimitMs } = spec;
  const options = optionsOf(spec.options, choice, runtime);
  return workerCounts(strategy, spec.workers).map((workers) => ({
    runtime,
    request: {
      workload: spec.workload,
      parameters,
      strategy,
      runtimeId: runtime.id,
      workers,
      options,
      cores,
      seed,
      timeLimitMs,
    },
  }));
}

/** Those of the experiment where they mean something; a strategy's own always, for the check to judge. */
function optionsOf(
  common: RunOptions,
  { strategy, options }: StrategyChoice,
  runtime: UsableRuntime,
): RunOptions {
  const all = { ...common, ...options };
  return { ...applicableOptions(catalogue.options, { strategy, runtime }, all), ...options };
}

function workerCounts(strategy: string, workers: readonly number[]): readonly number[] {
  const entry = catalogue.strategies.find(({ id }) => id === strategy);
  return entry?.workersMeaning === null ? [1] : workers;
}

function parameterSets(
  workload: Workload,
  lists: ExperimentSpec['parameters'],
): readonly ParameterValues[] {
  return workload.parameters.reduce<readonly ParameterValues[]>(
    (sets, parameter) =>
      sets.flatMap((set) => valuesOf(parameter, lists).map((value) => withValue(set, value))),
    [{}],
  );

  function valuesOf(parameter: Parameter, given: ExperimentSpec['parameters']) {
    const values = given[parameter.name] ?? [defaultOf(parameter)];
    return values.map((value) => [parameter.name, value] as const);
  }
}

/** What is left open here, the lab fills in: it knows the folders, and how often they are worth it. */
function defaultOf(parameter: Parameter): number | string | null {
  const isLeftOpen = parameter.type === 'folder' || parameter.name === 'repeat';
  return isLeftOpen ? null : parameter.default;
}

function withValue(
  set: ParameterValues,
  [name, value]: readonly [string, number | string | null],
): ParameterValues {
  return value === null || value === '' ? set : { ...set, [name]: value };
}

function cellKey({ request }: Cell, workload: Workload): string {
  const { parameters, options, runtimeId, strategy, workers } = request;
  const chosen = sortedEntries(options);
  const meant = meantParameters(workload, parameters);
  return JSON.stringify([runtimeId, strategy, workers, chosen, Object.entries(meant)]);
}
