import { resolve } from 'node:path';

import type {
  Parameter,
  ParameterValues,
  PresetId,
  Strategy,
  Workload,
} from '../../contract/catalogue.ts';
import { parameterApplies } from '../../contract/combination-rules.ts';
import { DEFAULT_SEED, MAX_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../contract/limits.ts';
import type { RunRequest } from '../../contract/run.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { readEffectiveCores, readMachineFacts } from '../monitor/machine.ts';
import { MAX_TICK_MS, MIN_TICK_MS } from '../monitor/sampler.ts';
import { defaultSettings } from '../store/settings-schema.ts';
import { coresOfFlag } from './cores-flag.ts';
import { namedEntry, numberFlag, requiredFlag, textFlag, wordFlag } from './flag-values.ts';
import type { Flags } from './flags.ts';
import { hostTarget } from './host-target.ts';
import { optionsOf } from './option-flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { reportPathOf } from './report/report-path.ts';
import { DEFAULT_TIME_LIMIT_S, PRESETS, refuseForeignParameters } from './run-flags.ts';
import { unknownWord, UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

const RUNTIME_CHOICES = "node, python, python@3.11 or a path, or name a run host by '--host'";

/** What `run` was asked for, checked as far as that goes without looking at the machine. */
export interface RunPlan {
  readonly request: Omit<RunRequest, 'runtimeId'>;
  /** What sets one of the parameters once the runtime is known. */
  readonly preset: PresetId | null;
  /** As `selectRuntime` takes it; `null`: a run host is named instead. */
  readonly runtimeSelector: string | null;
  /** As `namedHost` takes it; `null`: a runtime is named instead. */
  readonly hostTarget: string | null;
  readonly tickMs: number;
  readonly json: boolean;
  readonly keepsHistory: boolean;
  /** Where the report of it goes, absolute; `null`: none is wanted. */
  readonly reportPath: string | null;
}

/**
 * Turns the options of `run` into a plan.
 * @param workingDirectory what relative paths are relative to
 * @throws UsageError
 */
export function planRun(flags: Flags, workingDirectory: string): RunPlan {
  const workload = namedEntry('workload', flags, catalogue.workloads);
  const strategy = namedEntry('strategy', flags, catalogue.strategies);
  const cores = coresOfFlag(textFlag(flags, 'cores'), readMachineFacts().allowedCores);
  const seconds = numberFlag(flags, 'time-limit', DEFAULT_TIME_LIMIT_S, 1, MAX_TIME_LIMIT_S);
  return {
    request: {
      workload: workload.id,
      parameters: parametersOf(workload, flags, workingDirectory),
      strategy: strategy.id,
      workers: workersOf(strategy, workload, flags, cores),
      options: optionsOf(strategy.id, flags),
      cores,
      seed: numberFlag(flags, 'seed', DEFAULT_SEED, 0, MAX_SEED),
      timeLimitMs: seconds * 1000,
    },
    preset: presetOf(workload, flags),
    ...runtimeOrHost(flags, workingDirectory),
    tickMs: numberFlag(flags, 'tick', defaultSettings.tickMs, MIN_TICK_MS, MAX_TICK_MS),
    json: flags.has('json'),
    keepsHistory: !flags.has('no-history'),
    reportPath: reportPathOf(flags, workingDirectory),
  };
}

/** One of the two is needed, and the other one would be without effect. */
function runtimeOrHost(
  flags: Flags,
  workingDirectory: string,
): Pick<RunPlan, 'runtimeSelector' | 'hostTarget'> {
  const host = textFlag(flags, 'host');
  if (host === undefined) {
    const runtime = requiredFlag(flags, 'runtime', RUNTIME_CHOICES);
    return { runtimeSelector: asSelector(runtime, workingDirectory), hostTarget: null };
  }
  if (flags.has('runtime'))
    throw new UsageError("'--host' takes the place of '--runtime': give one of the two.");
  return { runtimeSelector: null, hostTarget: hostTarget(host, workingDirectory) };
}

/** A file name is told from a word by its separator, and by that alone: `python` is no path. */
function asSelector(selector: string, workingDirectory: string): string {
  return /[\\/]/.test(selector) ? resolve(workingDirectory, selector) : selector;
}

/** One per core, and as many as the workload's tasks need to meet. */
function workersOf(
  strategy: Strategy,
  workload: Workload,
  flags: Flags,
  cores: readonly number[] | null,
): number {
  const perCore = Math.min(Math.max(Math.floor(readEffectiveCores(cores)), 1), MAX_WORKERS);
  const enough = workload.id === 'start-gate' ? Math.max(perCore, 2) : perCore;
  const fallback = workload.id === 'bounded-buffer' ? 2 * Math.ceil(perCore / 2) : enough;
  const workers = numberFlag(flags, 'workers', Math.min(fallback, MAX_WORKERS), 1, MAX_WORKERS);
  return strategy.workersMeaning === null ? 1 : workers;
}

function parametersOf(workload: Workload, flags: Flags, workingDirectory: string): ParameterValues {
  refuseForeignParameters(workload, flags);
  const values = workload.parameters.flatMap((parameter) => {
    const given = textFlag(flags, parameterFlag(parameter));
    const value = parameterValue(parameter, given, workingDirectory);
    return value === null ? [] : [[parameter.name, value] as const];
  });
  const parameters = Object.fromEntries(values);
  refuseWithoutMeaning(workload, parameters, flags);
  return parameters;
}

/** `null`: left to Corelane, which knows the folder and how often its files are worth working on. */
function parameterValue(
  parameter: Parameter,
  given: string | undefined,
  workingDirectory: string,
): number | string | null {
  if (parameter.type === 'folder')
    return given === undefined ? null : resolve(workingDirectory, given);
  if (given === undefined) return parameter.name === 'repeat' ? null : parameter.default;
  const flag = parameterFlag(parameter);
  if (parameter.type === 'integer') return wholeNumber(flag, given, parameter);
  const words = parameter.choices.map(({ value }) => value);
  if (words.includes(given)) return given;
  throw unknownWord(`value of --${flag}`, given, words);
}

/** A preset sets one parameter itself: what is given for that would be without effect. */
function presetOf(workload: Workload, flags: Flags): PresetId | null {
  const preset = wordFlag(flags, 'preset', PRESETS) ?? null;
  const { presetParameter } = workload;
  if (preset === null || presetParameter === null) return preset;
  const flag = parameterFlag({ name: presetParameter });
  if (!flags.has(flag)) return preset;
  throw new UsageError(`'--preset' sets '--${flag}' itself: give one of the two.`);
}

/** `--percent` with a fault that befalls one task would be without effect. */
function refuseWithoutMeaning(workload: Workload, values: ParameterValues, flags: Flags): void {
  for (const parameter of workload.parameters) {
    const flag = parameterFlag(parameter);
    const { onlyWith } = parameter;
    if (onlyWith !== undefined && flags.has(flag) && !parameterApplies(parameter, values))
      throw new UsageError(
        `'--${flag}' means something with '--${onlyWith.parameter} ${onlyWith.value}' alone: leave it out.`,
      );
  }
}
