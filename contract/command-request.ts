import type { ParameterValues } from './catalogue.ts';
import type { CommandSpec } from './command.ts';
import type { ExperimentSpec } from './experiment.ts';
import type { RunRequest, RunResult } from './run.ts';

/** Id of what stands for a runtime where a program of the user's own is run. */
export const COMMAND_RUNTIME = 'command';

/** A command of which nothing is asked but that it ends well. */
export const PLAIN_COMMAND: Omit<CommandSpec, 'argv' | 'directory'> = {
  name: '',
  shell: false,
  environment: {},
  stdin: null,
  prepare: null,
  cleanup: null,
  okExits: [0],
  okOutput: null,
  sameOutput: false,
  marks: false,
  endsWith: 'command',
  workersParameter: null,
};

/** Where and how long a command is run. */
export type CommandPlace = Pick<RunRequest, 'cores' | 'seed' | 'timeLimitMs'>;

/** One run of a command. */
export function commandRequest(
  command: CommandSpec,
  { parameters, workers }: { readonly parameters: ParameterValues; readonly workers: number },
  { cores, seed, timeLimitMs }: CommandPlace,
): RunRequest & { readonly command: CommandSpec } {
  return {
    workload: 'command',
    parameters,
    strategy: 'program',
    runtimeId: COMMAND_RUNTIME,
    workers,
    options: {},
    cores,
    seed,
    timeLimitMs,
    command,
  };
}

/** What an experiment of commands has in place of workload, strategies and runtimes. */
export const COMMANDS_MATRIX = {
  workload: 'command',
  strategies: [{ strategy: 'program', options: {} }],
  runtimeIds: [COMMAND_RUNTIME],
  workers: [1],
} as const satisfies Partial<ExperimentSpec>;

/** Whether the process ran already and was only watched. */
export function isAttached({ attach }: Pick<RunResult, 'attach'>): boolean {
  return attach !== undefined && attach !== null;
}
