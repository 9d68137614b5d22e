import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';

import type { CommandSpec } from '../../contract/command.ts';
import { err, ok } from '../../contract/result.ts';
import { type Checked, firstProblem, shown } from '../lab/check-value.ts';
import { commandEnvironment } from './command-environment.ts';
import { outputPattern } from './match-output.ts';
import { resolveProgram } from './resolve-program.ts';

export const SHELL = '/bin/sh';

/** Longer than any system takes. */
const MAX_WORDS = 100_000;

/** What is wrong with a command whatever the machine; nothing is touched. */
export function checkCommand(spec: CommandSpec): Checked<null> {
  return firstProblem([
    checkWords(spec.argv, 'The command'),
    checkWords(spec.prepare, 'What is run before'),
    checkWords(spec.cleanup, 'What is run after'),
    checkShell(spec),
    checkPaths(spec),
    checkEnvironment(spec.environment),
    checkExits(spec.okExits),
    spec.okOutput === null ? ok(null) : outputPattern(spec.okOutput),
  ]);
}

/**
 * The program that a command starts, and whether all else that it names is there.
 * @returns its absolute path
 */
export async function findProgram(spec: CommandSpec): Promise<Checked<string>> {
  const { directory, prepare, stdin, shell, argv } = spec;
  const isThere = await stat(directory).catch(() => null);
  if (isThere?.isDirectory() !== true) {
    return err('no-directory', `${directory} is no folder: choose the one to run the command in.`);
  }
  if (stdin !== null && prepare === null && (await stat(stdin).catch(() => null)) === null) {
    return err('bad-command', `${stdin}, its standard input, does not exist: check the path.`);
  }
  const place = { directory, path: commandEnvironment(process.env, spec.environment, '')['PATH'] };
  if (prepare !== null) {
    const first = await resolveProgram(prepare[0] ?? '', place);
    if (!first.ok) return first;
  }
  const program = shell ? SHELL : (argv[0] ?? '');
  const found = await resolveProgram(program, place);
  // What is run before may be what makes it.
  const isMadeBefore = !found.ok && prepare !== null && program.includes('/');
  return isMadeBefore ? ok(resolve(directory, program)) : found;
}

function checkWords(words: readonly string[] | null, what: string): Checked<null> {
  if (words === null) return ok(null);
  if (words[0] === undefined || words[0] === '') {
    return err('bad-command', `${what} is empty: name a program.`);
  }
  if (words.length > MAX_WORDS) {
    return err('bad-command', `${what} has ${words.length} words: a system takes fewer.`);
  }
  const zero = words.find((word) => word.includes('\0'));
  return zero === undefined
    ? ok(null)
    : err('bad-command', `${what} has a zero character in it, which no program can be given.`);
}

function checkShell({ shell, argv }: CommandSpec): Checked<null> {
  return !shell || argv.length === 1
    ? ok(null)
    : err(
        'bad-command',
        `A shell reads one text; got ${argv.length} words: put the script in quotes.`,
      );
}

function checkPaths({ directory, stdin }: CommandSpec): Checked<null> {
  const wrong = [directory, ...(stdin === null ? [] : [stdin])].find(
    (path) => !isAbsolute(path) || path.includes('\0'),
  );
  return wrong === undefined
    ? ok(null)
    : err('bad-command', `Paths of a command must be absolute; got ${shown(wrong)}.`);
}

function checkEnvironment(environment: CommandSpec['environment']): Checked<null> {
  const wrong = Object.entries(environment).find(
    ([name, value]) => !/^[^=\0]+$/.test(name) || value.includes('\0'),
  );
  return wrong === undefined
    ? ok(null)
    : err('bad-command', `${shown(wrong[0])} can’t be set in an environment: give NAME=VALUE.`);
}

function checkExits(exits: readonly number[]): Checked<null> {
  const isFine =
    exits.length > 0 && exits.every((code) => Number.isInteger(code) && code >= 0 && code <= 255);
  return isFine
    ? ok(null)
    : err(
        'bad-option',
        `Exit codes that mean success are whole numbers from 0 to 255; got ${exits.slice(0, 20).join(', ')}.`,
      );
}
