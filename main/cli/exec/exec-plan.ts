import type { ParameterValues } from '../../../contract/catalogue.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import { commandRequest, COMMANDS_MATRIX } from '../../../contract/command-request.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import { fillPlaceholders } from '../../../contract/fill-placeholders.ts';
import { DEFAULT_SEED, MAX_SEED, MAX_TIME_LIMIT_S } from '../../../contract/limits.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { defaultWorkersParameter, workersOf } from '../../../contract/workers-parameter.ts';
import { readMachineFacts } from '../../monitor/machine.ts';
import { rulesOf } from '../compare/compare-plan.ts';
import { coresOfFlag } from '../cores-flag.ts';
import { numberFlag, textFlag } from '../flag-values.ts';
import { type Flags, readFlags } from '../flags.ts';
import { reportPathOf } from '../report/report-path.ts';
import { DEFAULT_TIME_LIMIT_S } from '../run-flags.ts';
import { UsageError } from '../usage-error.ts';
import { commandsOf } from './exec-commands.ts';
import { allExecFlags } from './exec-flags.ts';
import { type SweptParameter, sweptParameter } from './parameter-values.ts';

/** What `exec` was asked for. */
export interface ExecPlan {
  /** One run, or an experiment. */
  readonly what:
    | { readonly kind: 'run'; readonly request: RunRequest }
    | { readonly kind: 'experiment'; readonly spec: ExperimentSpec };
  readonly json: boolean;
  readonly keepsHistory: boolean;
  /** Absolute; `null`: no report is wanted. */
  readonly reportPath: string | null;
}

/** What stands on the command line of `exec`. */
export interface ExecWords {
  readonly flags: Flags;
  /** Of the options that may be given several times, by their name. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** What stands behind `--`; empty: nothing does. */
  readonly program: readonly string[];
}

/**
 * Reads the command line of `exec`: all behind the first `--` is the program's own.
 * @throws UsageError
 */
export function readExecWords(args: readonly string[]): ExecWords {
  const at = args.indexOf('--');
  const own = at < 0 ? args : args.slice(0, at);
  const values = new Map<string, string[]>();
  const flags = readFlags(own, allExecFlags, refuseWord, (flag, value) => {
    values.set(flag, [...(values.get(flag) ?? []), value]);
  });
  return { flags, values, program: at < 0 ? [] : args.slice(at + 1) };
}

/**
 * Turns the command line of `exec` into one run or an experiment.
 * @param workingDirectory what relative paths are relative to
 * @throws UsageError
 */
export function planExec(words: ExecWords, workingDirectory: string): ExecPlan {
  const { flags } = words;
  const parameters = parametersOf(words);
  const workersParameter = workersParameterOf(flags, parameters);
  const commands = commandsOf(words, workingDirectory, workersParameter);
  const [only] = commands;
  const values = singleValues(parameters);
  const isOneRun = commands.length === 1 && values !== null && asksForOneRun(flags);
  return {
    what:
      isOneRun && only !== undefined
        ? { kind: 'run', request: requestOf(only, values, flags) }
        : { kind: 'experiment', spec: specOf(commands, parameters, flags) },
    json: flags.has('json'),
    keepsHistory: !flags.has('no-history'),
    reportPath: reportPathOf(flags, workingDirectory),
  };
}

function refuseWord(word: string): never {
  throw new UsageError(
    `'${word}' is out of place: write the command behind '--', as in corelane exec -- ${word}.`,
  );
}

function parametersOf({ values }: ExecWords): readonly SweptParameter[] {
  const parameters = (values.get('parameter') ?? []).map(sweptParameter);
  const names = parameters.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return parameters;
  throw new UsageError(`'--parameter ${twice}' is given twice: give all its values at once.`);
}

function workersParameterOf(flags: Flags, parameters: readonly SweptParameter[]): string | null {
  const lists = Object.fromEntries(parameters);
  const name = textFlag(flags, 'workers-parameter');
  if (name === undefined) return defaultWorkersParameter(lists);
  const values = lists[name];
  if (values === undefined) {
    throw new UsageError(
      `'--workers-parameter ${name}' names no parameter: give '--parameter ${name}=1,2'.`,
    );
  }
  const wrong = values.find((value) => !Number.isInteger(value) || Number(value) < 1);
  if (wrong === undefined) return name;
  throw new UsageError(
    `'--workers-parameter ${name}' needs whole numbers from 1: '${wrong}' is none.`,
  );
}

/** `null`: some parameter has several. */
function singleValues(parameters: readonly SweptParameter[]): ParameterValues | null {
  const isSwept = parameters.some(([, values]) => values.length > 1);
  if (isSwept) return null;
  return Object.fromEntries(parameters.map(([name, [value = '']]) => [name, value]));
}

/** One run tells nothing of how much runs differ: whatever speaks of several makes an experiment. */
function asksForOneRun(flags: Flags): boolean {
  if (textFlag(flags, 'repeats') === '1') return true;
  const forSeveral = ['repeats', 'precision', 'max-repeats', 'max-seconds', 'warmups', 'all-pairs'];
  return !forSeveral.some((flag) => flags.has(flag));
}

function timeLimitMs(flags: Flags): number {
  return 1000 * numberFlag(flags, 'time-limit', DEFAULT_TIME_LIMIT_S, 1, MAX_TIME_LIMIT_S);
}

function coresOf(flags: Flags): readonly number[] | null {
  return coresOfFlag(textFlag(flags, 'cores'), readMachineFacts().allowedCores);
}

function requestOf(command: CommandSpec, parameters: ParameterValues, flags: Flags): RunRequest {
  const filled = fillPlaceholders(command, parameters);
  if (!filled.ok) throw new UsageError(filled.error.message);
  const place = {
    cores: coresOf(flags),
    seed: numberFlag(flags, 'seed', DEFAULT_SEED, 0, MAX_SEED),
    timeLimitMs: timeLimitMs(flags),
  };
  const values = { parameters, workers: workersOf(command, parameters) };
  return commandRequest(filled.value, values, place);
}

function specOf(
  commands: readonly CommandSpec[],
  parameters: readonly SweptParameter[],
  flags: Flags,
): ExperimentSpec {
  return {
    ...EXPERIMENT_DEFAULTS,
    ...rulesOf(flags),
    ...COMMANDS_MATRIX,
    parameters: Object.fromEntries(parameters),
    cores: coresOf(flags),
    timeLimitMs: timeLimitMs(flags),
    commands,
  };
}
