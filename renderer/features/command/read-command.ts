import type { CommandSpec } from '../../../contract/command.ts';
import { placeholdersOf } from '../../../contract/fill-placeholders.ts';
import { splitWords } from '../../../contract/split-words.ts';
import type { CommandDraft, VariableDraft } from './command-draft.ts';

/** Fields of a command that something can be wrong with. */
export type CommandField =
  'line' | 'directory' | 'environment' | 'stdin' | 'prepare' | 'cleanup' | 'okExits' | 'okOutput';

export type CommandErrors = Readonly<Partial<Record<CommandField, string>>>;

/** What stands in the form of one command. */
export interface ReadCommand {
  /** With its placeholders; as far as it can be read while something is wrong. */
  readonly spec: CommandSpec;
  readonly errors: CommandErrors;
  /** What stands in braces, each once. */
  readonly placeholders: readonly string[];
}

/**
 * Reads one command. What only main can know, such as whether there is such a program, is not asked here.
 * @param homeDirectory where it is run when nothing else is said
 */
export function readCommand(draft: CommandDraft, homeDirectory: string): ReadCommand {
  const errors: Partial<Record<CommandField, string>> = {};
  const spec: CommandSpec = {
    name: draft.name.trim(),
    argv: readLine(draft, errors),
    shell: draft.shell,
    directory: readPath('directory', draft.directory, errors) ?? homeDirectory,
    environment: readEnvironment(draft.environment, errors),
    stdin: readPath('stdin', draft.stdin, errors),
    prepare: readBeside('prepare', draft, errors),
    cleanup: readBeside('cleanup', draft, errors),
    okExits: readExits(draft.okExits, errors),
    okOutput: readPattern(draft.okOutput, errors),
    sameOutput: draft.sameOutput,
    marks: draft.marks,
    endsWith: draft.waitsForAll ? 'tree' : 'command',
    workersParameter: null,
    ...(draft.runtimeDetails ? { runtimeDetails: true } : {}),
  };
  return { spec, errors, placeholders: placeholdersOf(spec) };
}

type Errors = Partial<Record<CommandField, string>>;

function readLine({ line, shell }: CommandDraft, errors: Errors): readonly string[] {
  if (line.trim() === '') {
    errors.line = shell
      ? 'Write what the shell is to read.'
      : 'Write a program and its arguments, or drop a script here.';
    return [];
  }
  if (shell) return [line];
  return readWords('line', line, errors);
}

function readWords(field: CommandField, text: string, errors: Errors): readonly string[] {
  // A text that ends in a line break is no script of two lines.
  const words = splitWords(text.trim());
  if (words.ok) return words.value;
  errors[field] = words.error.message;
  return [];
}

/** With a shell what is run before and after is a script as well. */
function readBeside(
  field: 'prepare' | 'cleanup',
  draft: CommandDraft,
  errors: Errors,
): readonly string[] | null {
  const text = draft[field];
  if (text.trim() === '') return null;
  return draft.shell && !isShellCall(text)
    ? ['/bin/sh', '-c', text]
    : readWords(field, text, errors);
}

/** As it comes back from a saved run. */
function isShellCall(text: string): boolean {
  return text.startsWith('/bin/sh -c ');
}

function readPath(field: 'directory' | 'stdin', text: string, errors: Errors): string | null {
  const path = text.trim();
  if (path === '') return null;
  if (!path.startsWith('/')) errors[field] = 'Write the whole path, from / on.';
  return path;
}

function readEnvironment(
  variables: readonly VariableDraft[],
  errors: Errors,
): CommandSpec['environment'] {
  const named = variables.filter(({ name, value }) => name !== '' || (value ?? '') !== '');
  const problem = named.map((variable) => variableProblem(variable, named)).find(Boolean);
  if (problem !== undefined && problem !== null) errors.environment = problem;
  return Object.fromEntries(named.map(({ name, value }) => [name, value ?? '']));
}

function variableProblem(
  { name, value }: VariableDraft,
  all: readonly VariableDraft[],
): string | null {
  if (name === '') return 'A value has no name: write one before it.';
  if (/[=\0]/.test(name)) return `“${name}” can’t be the name of a variable: leave out “=”.`;
  if (all.filter((other) => other.name === name).length > 1) return `${name} stands there twice.`;
  return value === null ? `Type the value of ${name} again: values are not kept.` : null;
}

function readExits(text: string, errors: Errors): readonly number[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const codes = parts.map(Number);
  const isFine =
    codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 255);
  if (isFine) return [...new Set(codes)];
  errors.okExits = 'Enter whole numbers from 0 to 255, such as 0 or 0, 1.';
  return [0];
}

function readPattern(text: string, errors: Errors): string | null {
  if (text === '') return null;
  try {
    new RegExp(text, 'm');
  } catch (thrown) {
    errors.okOutput =
      thrown instanceof Error ? `${thrown.message}.` : 'This is no regular expression.';
  }
  return text;
}
