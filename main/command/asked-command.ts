import { createHash } from 'node:crypto';

import type { CommandSpec } from '../../contract/command.ts';
import { commandLine, shellWord } from '../../contract/command-name.ts';
import { shownPath } from '../store/approval-subject.ts';
import { SHELL } from './check-command.ts';
import { DETAILS_LINE } from './runtime-details/node-options.ts';

/** A command whose run the user is to decide on. */
export interface AskedCommand {
  readonly spec: CommandSpec;
  /** What stands for `{name}` in it; empty: everything is filled in. */
  readonly parameters: Readonly<Record<string, readonly (number | string)[]>>;
  /** Programs that were found for it, absolute paths. */
  readonly executables: readonly string[];
}

/**
 * What a yes holds for: everything that decides what is started, and how. Names, repetitions and what
 * counts as success are no part of it; the values of the environment are, and can't be read out of it.
 */
export function commandId({ spec, parameters, executables }: AskedCommand): string {
  const { argv, shell, directory, environment, stdin, prepare, cleanup, runtimeDetails } = spec;
  const variables = Object.entries(environment).toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const asked = runtimeDetails === true ? ['runtime-details'] : [];
  const content = [argv, shell, directory, variables, stdin, prepare, cleanup, ...asked];
  const lists = Object.entries(parameters);
  const text = JSON.stringify(['command', content, lists, executables]);
  return createHash('sha256').update(text).digest('hex');
}

/** What it is called in the list of what is allowed: its words as they would be typed. */
export function commandTitle({ spec }: AskedCommand): string {
  return shownPath(commandLine(spec));
}

/** The whole of it, a word a line; what can’t be seen is spelled out. */
export function commandLines({ spec, parameters, executables }: AskedCommand): readonly string[] {
  const { directory, stdin, prepare, cleanup } = spec;
  const names = Object.keys(spec.environment);
  return [
    ...executables.map((path) => `Program: ${shownPath(path)}`),
    ...(spec.shell ? scriptLines(spec) : ['Words:', ...wordLines(spec.argv)]),
    `Folder: ${shownPath(directory)}`,
    ...(names.length === 0 ? [] : [`Environment set: ${names.map(shownPath).join(', ')}`]),
    ...(spec.runtimeDetails === true ? [DETAILS_LINE] : []),
    ...(stdin === null ? [] : [`Standard input: ${shownPath(stdin)}`]),
    ...(prepare === null ? [] : ['Before each run:', ...wordLines(prepare)]),
    ...(cleanup === null ? [] : ['After each run:', ...wordLines(cleanup)]),
    ...Object.entries(parameters).map(
      ([name, values]) => `For {${name}}: ${values.map((value) => word(String(value))).join(', ')}`,
    ),
  ];
}

function scriptLines({ argv }: CommandSpec): readonly string[] {
  const lines = argv.flatMap((script) => script.split('\n'));
  return [`Read by ${SHELL}:`, ...lines.map((line) => `    ${shownPath(line)}`)];
}

function wordLines(words: readonly string[]): readonly string[] {
  return words.map((each) => `    ${word(each)}`);
}

/** Quoted where it would not be seen where it begins and ends. */
function word(text: string): string {
  return shellWord(shownPath(text));
}
