import { commandName } from '../../../contract/command-name.ts';
import { commandRequest, COMMANDS_MATRIX } from '../../../contract/command-request.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { fillPlaceholders } from '../../../contract/fill-placeholders.ts';
import { parameterValues } from '../../../contract/parameter-values.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { defaultWorkersParameter, workersOf } from '../../../contract/workers-parameter.ts';
import { type ProgramDraft } from './command-draft.ts';
import { type CommandField, type ReadCommand, readCommand } from './read-command.ts';

/** Something that is wrong, with the name of its field as it stands in the form. */
export interface ProgramProblem {
  readonly field: string;
  readonly message: string;
}

export type ParameterLists = Readonly<Record<string, readonly (number | string)[]>>;

/** The form for programs, read. */
export interface ReadPrograms {
  readonly commands: readonly ReadCommand[];
  /** Those that commands mention, in the order of their appearance. */
  readonly parameters: readonly string[];
  /** Values of each that can be read. */
  readonly lists: ParameterLists;
  /** What is wrong with the values of a parameter, by its name. */
  readonly parameterErrors: Readonly<Record<string, string>>;
  /** The parameter that says how many workers there are; `null`: none does. */
  readonly workersParameter: string | null;
}

export const FIELD_LABELS: Readonly<Record<CommandField, string>> = {
  line: 'Command',
  directory: 'Working folder',
  environment: 'Environment',
  stdin: 'Standard input',
  prepare: 'Before each run',
  cleanup: 'After each run',
  okExits: 'Exit codes that are fine',
  okOutput: 'Output must match',
};

/** Reads all commands of the form and the values that stand for what is in their braces. */
export function readPrograms(draft: ProgramDraft, homeDirectory: string): ReadPrograms {
  const commands = draft.commands.map((command) => readCommand(command, homeDirectory));
  const parameters = [...new Set(commands.flatMap(({ placeholders }) => placeholders))];
  const lists: Record<string, readonly (number | string)[]> = {};
  const parameterErrors: Record<string, string> = {};
  for (const name of parameters) {
    const text = draft.parameters[name] ?? '';
    const values = parameterValues(text);
    if (text.trim() === '') parameterErrors[name] = 'Enter values, such as 1, 2, 4 or 1-8.';
    else if (values.ok) lists[name] = values.value;
    else parameterErrors[name] = capital(values.error.message);
  }
  return {
    commands,
    parameters,
    lists,
    parameterErrors,
    workersParameter: workersParameterOf(draft, lists),
  };
}

/** What stands in the way of running one of the commands; `null`: nothing does. */
export function runProblem(read: ReadPrograms, index: number): ProgramProblem | null {
  const command = read.commands[index];
  if (command === undefined) return null;
  return commandProblem(command, '') ?? parameterProblem(read, command.placeholders);
}

/** What stands in the way of comparing them all. */
export function comparisonProblem(read: ReadPrograms): ProgramProblem | null {
  const isOne = read.commands.length === 1;
  for (const [index, command] of read.commands.entries()) {
    const problem = commandProblem(command, isOne ? '' : ` of ${index + 1}`);
    if (problem !== null) return problem;
  }
  return parameterProblem(read, read.parameters) ?? sameNames(read);
}

/** How many runs differ: of commands and of values. */
export function countVariants({ commands, lists }: ReadPrograms): number {
  return commands.reduce(
    (sum, { placeholders }) =>
      sum + placeholders.reduce((product, name) => product * (lists[name]?.length ?? 1), 1),
    0,
  );
}

type RunPlace = Pick<RunRequest, 'cores' | 'seed' | 'timeLimitMs'>;

/** The run of one command, with the first value of each parameter; `null` while anything is wrong. */
export function runRequestOf(
  read: ReadPrograms,
  index: number,
  place: RunPlace,
): RunRequest | null {
  const command = read.commands[index];
  if (command === undefined || runProblem(read, index) !== null) return null;
  const parameters = Object.fromEntries(
    command.placeholders.flatMap((name) => {
      const [first] = read.lists[name] ?? [];
      return first === undefined ? [] : [[name, first] as const];
    }),
  );
  const isTold = command.placeholders.some((name) => name === read.workersParameter);
  const spec = { ...command.spec, workersParameter: isTold ? read.workersParameter : null };
  const filled = fillPlaceholders(spec, parameters);
  if (!filled.ok) return null;
  const values = { parameters, workers: workersOf(spec, parameters) };
  return commandRequest(filled.value, values, place);
}

/** The comparison of all commands with all values; the first is what the others are held against. */
export function experimentOf(read: ReadPrograms, rules: ExperimentSpec): ExperimentSpec | null {
  if (comparisonProblem(read) !== null) return null;
  const { workersParameter } = read;
  return {
    ...rules,
    ...COMMANDS_MATRIX,
    parameters: read.lists,
    options: {},
    baseline: {},
    commands: read.commands.map(({ spec }) => ({ ...spec, workersParameter })),
  };
}

function commandProblem({ errors }: ReadCommand, which: string): ProgramProblem | null {
  const [first] = Object.entries(errors) as [CommandField, string][];
  if (first === undefined) return null;
  const [field, message] = first;
  return { field: `${FIELD_LABELS[field]}${which}`, message };
}

function parameterProblem(
  { parameterErrors }: ReadPrograms,
  names: readonly string[],
): ProgramProblem | null {
  const name = names.find((candidate) => parameterErrors[candidate] !== undefined);
  return name === undefined ? null : { field: name, message: parameterErrors[name] ?? '' };
}

function sameNames({ commands }: ReadPrograms): ProgramProblem | null {
  const names = commands.map(({ spec }) => spec.name).filter((name) => name !== '');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined
    ? null
    : { field: 'Name', message: `Two commands are called “${twice}”: name one of them otherwise.` };
}

function workersParameterOf(draft: ProgramDraft, lists: ParameterLists): string | null {
  const { workersParameter } = draft;
  if (workersParameter === null) return defaultWorkersParameter(lists);
  return canCountWorkers(lists[workersParameter]) ? workersParameter : null;
}

/** Whether values may be numbers of workers. */
export function canCountWorkers(values: readonly (number | string)[] | undefined): boolean {
  return values?.every((value) => Number.isInteger(value) && Number(value) >= 1) === true;
}

/** What a command is called in the form. */
export function commandTitle({ spec }: ReadCommand): string {
  return spec.argv.length === 0 && spec.name === '' ? 'No command yet' : commandName(spec);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
