import {
  type Catalogue,
  hasWorkerProcesses,
  type Parameter,
  type ParameterValues,
} from '../../../contract/catalogue.ts';
import type { RunOptions } from '../../../contract/host-protocol.ts';
import { DEFAULT_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../../contract/limits.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { StartMethod, UsableRuntime } from '../../../contract/runtime.ts';
import { type LaunchDraft, parameterText } from './launch-draft.ts';
import { readWholeNumber } from './whole-number.ts';

/** Messages by field: a parameter's name, `workers`, `timeLimit`, `runtime`. */
export type LaunchErrors = Readonly<Record<string, string>>;

export interface LaunchCheck {
  /** `null` while anything is wrong. */
  readonly request: RunRequest | null;
  readonly errors: LaunchErrors;
}

/** Reads the panel: a request that main will accept, or what is wrong, field by field. */
export function checkLaunch(
  draft: LaunchDraft,
  catalogue: Catalogue,
  runtime: UsableRuntime | null,
): LaunchCheck {
  const errors: Record<string, string> = {};
  const parameters = readParameters(draft, catalogue, errors);
  const workers = hasOneWorker(draft, catalogue)
    ? 1
    : readNumber('workers', draft.workersText, MAX_WORKERS, errors);
  const timeLimitS = readNumber('timeLimit', draft.timeLimitText, MAX_TIME_LIMIT_S, errors);
  if (runtime === null) errors['runtime'] = 'Choose a runtime that can be used.';
  if (runtime === null || Object.keys(errors).length > 0) return { request: null, errors };
  const request: RunRequest = {
    workload: draft.workload,
    parameters,
    strategy: draft.strategy,
    runtimeId: runtime.id,
    workers,
    options: runOptions(draft, runtime),
    seed: DEFAULT_SEED,
    timeLimitMs: timeLimitS * 1000,
  };
  return { request, errors };
}

/** Whether the strategy leaves no choice of the worker count. */
export function hasOneWorker(draft: LaunchDraft, catalogue: Catalogue): boolean {
  return catalogue.strategies.find(({ id }) => id === draft.strategy)?.workersMeaning === null;
}

/** Start methods to choose from, the default one first; empty where there is no choice. */
export function startMethodsFor(
  draft: LaunchDraft,
  runtime: UsableRuntime | null,
): readonly StartMethod[] {
  return runtime?.kind === 'python' && hasWorkerProcesses(draft.strategy)
    ? runtime.features.startMethods
    : [];
}

function runOptions(draft: LaunchDraft, runtime: UsableRuntime): RunOptions {
  const { startMethod } = draft;
  const isOffered = startMethod !== null && startMethodsFor(draft, runtime).includes(startMethod);
  return isOffered ? { startMethod } : {};
}

function readParameters(
  draft: LaunchDraft,
  catalogue: Catalogue,
  errors: Record<string, string>,
): ParameterValues {
  const workload = catalogue.workloads.find(({ id }) => id === draft.workload);
  const entries = (workload?.parameters ?? []).map((parameter) => [
    parameter.name,
    readParameter(parameter, parameterText(draft, parameter), errors),
  ]);
  return Object.fromEntries(entries) as ParameterValues;
}

function readParameter(
  parameter: Parameter,
  text: string,
  errors: Record<string, string>,
): number | string {
  if (parameter.type === 'folder') {
    if (text.trim() === '') errors[parameter.name] = 'Choose a folder first.';
    return text.trim();
  }
  const number = readWholeNumber(text, parameter.min, parameter.max);
  if (number.ok) return number.value;
  errors[parameter.name] = number.message;
  return parameter.default;
}

function readNumber(
  field: string,
  text: string,
  max: number,
  errors: Record<string, string>,
): number {
  const number = readWholeNumber(text, 1, max);
  if (number.ok) return number.value;
  errors[field] = number.message;
  return 1;
}
