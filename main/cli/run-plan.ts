import { resolve } from 'node:path';

import {
  hasWorkerProcesses,
  type Parameter,
  type ParameterValues,
  type Strategy,
  type Workload,
} from '../../contract/catalogue.ts';
import { DEFAULT_SEED, MAX_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../contract/limits.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { StartMethod } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { readMachineFacts } from '../monitor/machine.ts';
import { MAX_TICK_MS, MIN_TICK_MS } from '../monitor/sampler.ts';
import { defaultSettings } from '../store/settings-schema.ts';
import type { Flags } from './flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { DEFAULT_TIME_LIMIT_S, START_METHODS, workloadFlags } from './run-flags.ts';
import { unknownWord, UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

/** What `run` was asked for, checked as far as that goes without looking at the machine. */
export interface RunPlan {
  readonly request: Omit<RunRequest, 'runtimeId'>;
  /** As `selectRuntime` takes it. */
  readonly runtimeSelector: string;
  readonly tickMs: number;
  readonly json: boolean;
}

/**
 * Turns the options of `run` into a plan.
 * @param workingDirectory what relative paths are relative to
 * @throws UsageError
 */
export function planRun(flags: Flags, workingDirectory: string): RunPlan {
  const workload = namedEntry('workload', flags, catalogue.workloads);
  const strategy = namedEntry('strategy', flags, catalogue.strategies);
  const runtimeSelector = required(flags, 'runtime', 'node, python, python@3.11 or a path');
  const seconds = numberFlag(flags, 'time-limit', DEFAULT_TIME_LIMIT_S, 1, MAX_TIME_LIMIT_S);
  return {
    request: {
      workload: workload.id,
      parameters: parametersOf(workload, flags, workingDirectory),
      strategy: strategy.id,
      workers: workersOf(strategy, flags),
      options: optionsOf(strategy, flags),
      seed: numberFlag(flags, 'seed', DEFAULT_SEED, 0, MAX_SEED),
      timeLimitMs: seconds * 1000,
    },
    runtimeSelector: asSelector(runtimeSelector, workingDirectory),
    tickMs: numberFlag(flags, 'tick', defaultSettings.tickMs, MIN_TICK_MS, MAX_TICK_MS),
    json: flags.has('json'),
  };
}

function namedEntry<Entry extends { readonly id: string }>(
  flag: string,
  flags: Flags,
  entries: readonly Entry[],
): Entry {
  const names = entries.map(({ id }) => id);
  const name = required(flags, flag, names.join(', '));
  const entry = entries.find(({ id }) => id === name);
  if (entry === undefined) throw unknownWord(flag, name, names);
  return entry;
}

function required(flags: Flags, flag: string, choices: string): string {
  const value = text(flags, flag);
  if (value === undefined) throw new UsageError(`'--${flag}' is missing: give one of ${choices}.`);
  return value;
}

function text(flags: Flags, flag: string): string | undefined {
  const value = flags.get(flag);
  return value === true ? undefined : value;
}

function numberFlag(
  flags: Flags,
  flag: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const value = text(flags, flag);
  return value === undefined ? fallback : wholeNumber(flag, value, { min, max });
}

/** A file name is told from a word by its separator, and by that alone: `python` is no path. */
function asSelector(selector: string, workingDirectory: string): string {
  return /[\\/]/.test(selector) ? resolve(workingDirectory, selector) : selector;
}

function workersOf(strategy: Strategy, flags: Flags): number {
  const cores = Math.floor(readMachineFacts().effectiveCores);
  const perCore = Math.min(Math.max(cores, 1), MAX_WORKERS);
  const workers = numberFlag(flags, 'workers', perCore, 1, MAX_WORKERS);
  return strategy.workersMeaning === null ? 1 : workers;
}

function optionsOf(strategy: Strategy, flags: Flags): { readonly startMethod?: StartMethod } {
  const name = text(flags, 'start-method');
  if (name === undefined) return {};
  const startMethod = START_METHODS.find((method) => method === name);
  if (startMethod === undefined) throw unknownWord('start method', name, START_METHODS);
  if (!hasWorkerProcesses(strategy.id))
    throw new UsageError(
      `'--start-method' is for the strategies processes and process-pool: leave it out with ${strategy.id}.`,
    );
  return { startMethod };
}

function parametersOf(workload: Workload, flags: Flags, workingDirectory: string): ParameterValues {
  refuseForeignParameters(workload, flags);
  return Object.fromEntries(
    workload.parameters.map((parameter) => [
      parameter.name,
      parameterValue(parameter, text(flags, parameterFlag(parameter)), workingDirectory),
    ]),
  );
}

function parameterValue(
  parameter: Parameter,
  given: string | undefined,
  workingDirectory: string,
): number | string {
  const flag = parameterFlag(parameter);
  if (parameter.type === 'integer')
    return given === undefined ? parameter.default : wholeNumber(flag, given, parameter);
  if (given === undefined)
    throw new UsageError(`'--${flag}' is missing: name a folder. ${parameter.help}`);
  return resolve(workingDirectory, given);
}

/** `--size` with http-get would be without effect, and a number without effect misleads. */
function refuseForeignParameters(workload: Workload, flags: Flags): void {
  const own = workloadFlags(workload).map(({ name }) => name);
  const all = catalogue.workloads.flatMap(workloadFlags).map(({ name }) => name);
  const foreign = all.find((name) => flags.has(name) && !own.includes(name));
  if (foreign !== undefined)
    throw new UsageError(
      `'--${foreign}' is no parameter of ${workload.id}: it takes ${own.map((name) => `--${name}`).join(', ')}.`,
    );
}
