import { resolve } from 'node:path';

import type { Parameter, StrategyId, Workload } from '../../../contract/catalogue.ts';
import type { ExperimentSpec, StopRule } from '../../../contract/experiment.ts';
import {
  DEFAULT_STOP_RULE,
  EXPERIMENT_DEFAULTS,
  type ExperimentPresetId,
  experimentPresets,
} from '../../../contract/experiment-presets.ts';
import {
  MAX_COOL_DOWN_MS,
  MAX_REPEATS,
  MAX_SEED,
  MAX_TIME_LIMIT_S,
  MAX_WARMUPS,
  MAX_WORKERS,
} from '../../../contract/limits.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import type { FileSpec, RuntimeSelector, WorkerRange } from '../../experiment/file/file-spec.ts';
import { readMachineFacts } from '../../monitor/machine.ts';
import { coresOfFlag } from '../cores-flag.ts';
import { namedEntry, numberFlag, textFlag, wordFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { givenOptions } from '../option-flags.ts';
import { parameterFlag } from '../parameter-flag.ts';
import { DEFAULT_TIME_LIMIT_S, refuseForeignParameters } from '../run-flags.ts';
import { unknownWord, UsageError } from '../usage-error.ts';
import { numberList } from './number-list.ts';
import { percentFlag } from './percent-flag.ts';

/** An experiment as the command line describes it: in the words of a file. */
export interface MatrixPlan {
  readonly fileSpec: FileSpec;
  /** What sets strategies, and worker counts where none are given, once the runtimes are known. */
  readonly preset: ExperimentPresetId | null;
}

/**
 * Turns the options of `compare` into an experiment.
 * @param workingDirectory what relative paths are relative to
 * @throws UsageError
 */
export function planMatrix(flags: Flags, workingDirectory: string): MatrixPlan {
  const workload = namedEntry('workload', flags, catalogue.workloads);
  const preset = wordFlag(
    flags,
    'preset',
    experimentPresets.map(({ id }) => id),
  );
  const strategies = preset === undefined ? strategiesOf(flags) : noStrategies(flags);
  const workers = textFlag(flags, 'workers');
  return {
    preset: preset ?? null,
    fileSpec: {
      workload: workload.id,
      parameters: parametersOf(workload, flags, workingDirectory),
      strategies: strategies.map((strategy) => ({ strategy, options: {} })),
      runtimes: runtimesOf(flags, workingDirectory),
      ...(workers === undefined ? {} : { workers: workerRanges(workers) }),
      ...baselineOf(flags),
      settings: {
        options: givenOptions(flags),
        cores: coresOfFlag(textFlag(flags, 'cores'), readMachineFacts().allowedCores),
        timeLimitMs:
          1000 * numberFlag(flags, 'time-limit', DEFAULT_TIME_LIMIT_S, 1, MAX_TIME_LIMIT_S),
        ...rulesOf(flags),
      },
    },
  };
}

type Rules = Pick<
  FileSpec['settings'],
  'stopRule' | 'orderSeed' | 'warmups' | 'coolDownMs' | 'family' | 'equivalencePercent'
>;

/** What a file says of these gives way to what the command line says. */
export function rulesOf(flags: Flags): Rules {
  const stopRule = stopRuleOf(flags);
  const sameWithin = percentFlag(flags, 'same-within', 0, 50);
  return {
    ...(stopRule === null ? {} : { stopRule }),
    ...(flags.has('seed') ? { orderSeed: numberFlag(flags, 'seed', 0, 0, MAX_SEED) } : {}),
    ...(flags.has('warmups') ? { warmups: numberFlag(flags, 'warmups', 0, 0, MAX_WARMUPS) } : {}),
    ...(flags.has('cool-down')
      ? { coolDownMs: numberFlag(flags, 'cool-down', 0, 0, MAX_COOL_DOWN_MS) }
      : {}),
    ...(flags.has('all-pairs') ? { family: 'all-pairs' } : {}),
    ...(sameWithin === undefined ? {} : { equivalencePercent: sameWithin }),
  };
}

function stopRuleOf(flags: Flags): StopRule | null {
  const forPrecision = ['precision', 'max-repeats', 'max-seconds'].filter((flag) =>
    flags.has(flag),
  );
  if (flags.has('repeats')) {
    const [other] = forPrecision;
    if (other !== undefined)
      throw new UsageError(`'--${other}' belongs to --precision: '--repeats' takes its place.`);
    return { rule: 'repeats', repeats: numberFlag(flags, 'repeats', 1, 1, MAX_REPEATS) };
  }
  if (forPrecision.length === 0) return null;
  const { ciPercent, minRepeats, maxRepeats, maxSeconds } = DEFAULT_STOP_RULE;
  const most = numberFlag(flags, 'max-repeats', maxRepeats, 1, MAX_REPEATS);
  return {
    rule: 'precision',
    ciPercent: percentFlag(flags, 'precision', 0.1, 50) ?? ciPercent,
    minRepeats: Math.min(minRepeats, most),
    maxRepeats: most,
    maxSeconds: numberFlag(flags, 'max-seconds', maxSeconds, 1, MAX_TIME_LIMIT_S),
  };
}

function strategiesOf(flags: Flags): readonly StrategyId[] {
  const text = textFlag(flags, 'strategies');
  if (text === undefined)
    throw new UsageError(
      "What is to be compared is missing: give '--strategies threads,processes', '--preset all-strategies', or an experiment file.",
    );
  const known = catalogue.strategies.map(({ id }) => id);
  return words(text).map((word) => {
    const id = known.find((strategy) => strategy === word);
    if (id === undefined) throw unknownWord('strategy', word, known);
    return id;
  });
}

/** Which a preset has is known with the runtimes: until then any one stands in. */
function noStrategies(flags: Flags): readonly StrategyId[] {
  if (!flags.has('strategies')) return ['sequential'];
  throw new UsageError("'--preset' names the strategies itself: give one of the two.");
}

function runtimesOf(flags: Flags, workingDirectory: string): readonly RuntimeSelector[] {
  return words(textFlag(flags, 'runtimes') ?? 'python,node').map((word) =>
    // A file name is told from a word by its separator, and by that alone: `python` is no path.
    /[\\/]/.test(word)
      ? { by: 'path', path: resolve(workingDirectory, word) }
      : { by: 'word', word },
  );
}

function workerRanges(text: string): readonly WorkerRange[] {
  return numberList('workers', text, { min: 1, max: MAX_WORKERS }).map((workers) => ({
    from: { workers },
    to: { workers },
  }));
}

function baselineOf(flags: Flags): Pick<FileSpec, 'baseline'> {
  const strategy = wordFlag(
    flags,
    'baseline',
    catalogue.strategies.map(({ id }) => id),
  );
  return strategy === undefined
    ? { baseline: EXPERIMENT_DEFAULTS.baseline }
    : { baseline: { strategy } };
}

function parametersOf(
  workload: Workload,
  flags: Flags,
  workingDirectory: string,
): ExperimentSpec['parameters'] {
  refuseForeignParameters(workload, flags);
  const given = workload.parameters.flatMap((parameter) => {
    const text = textFlag(flags, parameterFlag(parameter));
    return text === undefined
      ? []
      : [[parameter.name, parameterValues(parameter, text, workingDirectory)] as const];
  });
  return Object.fromEntries(given);
}

function parameterValues(
  parameter: Parameter,
  text: string,
  workingDirectory: string,
): readonly (number | string)[] {
  const flag = parameterFlag(parameter);
  if (parameter.type === 'folder') return [resolve(workingDirectory, text)];
  if (parameter.type === 'integer') return numberList(flag, text, parameter);
  const known = parameter.choices.map(({ value }) => value);
  return words(text).map((word) => {
    if (!known.includes(word)) throw unknownWord(`value of --${flag}`, word, known);
    return word;
  });
}

function words(text: string): readonly string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))];
}
