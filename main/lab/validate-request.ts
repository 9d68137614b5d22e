import type { Parameter, ParameterValues, Workload } from '../../contract/catalogue.ts';
import {
  MAX_SEED,
  MAX_TIME_LIMIT_S,
  MAX_WORKERS,
  MAX_WORKERS_PER_TASK,
} from '../../contract/limits.ts';
import { admissionFor } from '../../contract/option-rules.ts';
import { err, ok } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import { isTooManyPerTask, taskCountOf } from '../../contract/task-count.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { ReadyCommand } from '../command/command-run.ts';
import { readMachineFacts } from '../monitor/machine.ts';
import { checkCombination } from './check-combination.ts';
import { checkCores, type CoreFacts } from './check-cores.ts';
import { checkFolder } from './check-folder.ts';
import { checkOptions } from './check-options.ts';
import { type Checked, checkNumber, checkWord, firstProblem, shown } from './check-value.ts';

export interface ValidRequest {
  readonly request: RunRequest;
  readonly workload: Workload;
  readonly runtime: UsableRuntime;
  /** Of a program of the user's own; `null`: it is a workload. */
  readonly command: ReadyCommand | null;
}

/**
 * Checks a request against the catalogue, the runtimes that were found and this machine's cores;
 * nothing is touched. The first thing wrong comes back as one sentence with what to do.
 */
export function validateRequest(
  request: RunRequest,
  runtimes: readonly Runtime[],
  machine: CoreFacts = readMachineFacts(),
): Checked<ValidRequest> {
  const workload = findWorkload(request.workload);
  if (!workload.ok) return workload;
  const strategy = checkStrategy(request.strategy);
  if (!strategy.ok) return strategy;
  const runtime = findRuntime(request.runtimeId, runtimes);
  if (!runtime.ok) return runtime;
  const place = { strategy: request.strategy, runtime: runtime.value };
  const problem = firstProblem([
    checkAdmission(request, runtime.value),
    checkParameters(workload.value, request.parameters),
    checkNumber(request.workers, WORKERS, 'bad-workers'),
    checkOptions(request.options, place),
    checkCombination(request, runtime.value),
    checkPerTask(request),
    checkCores(request.cores, machine),
    checkNumber(request.seed, SEED, 'bad-parameter'),
    checkNumber(request.timeLimitMs, TIME_LIMIT, 'bad-option'),
  ]);
  return problem.ok
    ? ok({ request, workload: workload.value, runtime: runtime.value, command: null })
    : problem;
}

/** Looks whether the folders of a valid request are there, and hold files. */
export async function checkFolders({ request, workload }: ValidRequest): Promise<Checked<null>> {
  for (const parameter of workload.parameters) {
    if (parameter.type !== 'folder') continue;
    const folder = await checkFolder(String(request.parameters[parameter.name]));
    if (!folder.ok) return folder;
  }
  return ok(null);
}

const WORKERS = { label: 'Workers', unit: '', min: 1, max: MAX_WORKERS };
export const SEED = { label: 'Seed', unit: '', min: 0, max: MAX_SEED };
export const TIME_LIMIT = { label: 'Time limit', unit: 'ms', min: 1, max: MAX_TIME_LIMIT_S * 1000 };

/** The catalogue's entry, or the sentence that there is none of this name. */
export function findWorkload(id: string): Checked<Workload> {
  const workload = catalogue.workloads.find((candidate) => candidate.id === id);
  return workload === undefined
    ? err('unknown-workload', unknown('workload', id, catalogue.workloads))
    : ok(workload);
}

function checkStrategy(id: string): Checked<null> {
  return catalogue.strategies.some((candidate) => candidate.id === id)
    ? ok(null)
    : err('unknown-strategy', unknown('strategy', id, catalogue.strategies));
}

function unknown(what: string, id: string, known: readonly { readonly id: string }[]): string {
  const choices = known.map((candidate) => candidate.id).join(', ');
  return `There is no ${what} ${shown(id)}: choose one of ${choices}.`;
}

/** The runtime of this id, or the sentence why it can't be had. */
export function findRuntime(id: string, runtimes: readonly Runtime[]): Checked<UsableRuntime> {
  const runtime = runtimes.find((candidate) => candidate.id === id);
  if (runtime === undefined) {
    return err(
      'unknown-runtime',
      `There is no runtime ${shown(id)} on this machine: choose one from the list, or look for runtimes again.`,
    );
  }
  if (!runtime.usable) {
    return err('unknown-runtime', `${runtime.executable} can't be used: ${runtime.reason}`);
  }
  return ok(runtime);
}

function checkAdmission({ workload, strategy }: RunRequest, runtime: UsableRuntime): Checked<null> {
  const admission = admissionFor(catalogue, workload, { strategy, runtime });
  return admission.admitted ? ok(null) : err('not-admitted', admission.reason);
}

function checkParameters(workload: Workload, values: ParameterValues): Checked<null> {
  const names = workload.parameters.map((parameter) => parameter.name);
  const stranger = Object.keys(values).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    return err(
      'bad-parameter',
      `${workload.label} has no parameter ${shown(stranger)}: it takes ${names.join(', ')}.`,
    );
  }
  return firstProblem(
    workload.parameters.map((parameter) => checkParameter(parameter, values[parameter.name])),
  );
}

/** Whether a parameter can have this value, beside whatever the others have. */
export function checkParameter(parameter: Parameter, value: unknown): Checked<null> {
  switch (parameter.type) {
    case 'integer':
      return checkNumber(value, parameter, 'bad-parameter');
    case 'choice': {
      const words = parameter.choices.map((choice) => choice.value);
      return checkWord(value, parameter.label, words, 'bad-parameter');
    }
    case 'folder':
      return typeof value === 'string' && value !== ''
        ? ok(null)
        : err('bad-parameter', `${parameter.label} is missing: choose a folder.`);
  }
}

function checkPerTask({ workload, parameters, workers, options }: RunRequest): Checked<null> {
  if (options.perTask !== true) return ok(null);
  const count = taskCountOf(workload, parameters, workers);
  return isTooManyPerTask(count)
    ? err(
        'bad-option',
        `A worker for each of ${count} tasks is too much: choose at most ${MAX_WORKERS_PER_TASK} tasks, or switch one per task off.`,
      )
    : ok(null);
}
