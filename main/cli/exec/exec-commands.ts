import { resolve } from 'node:path';

import type { CommandSpec } from '../../../contract/command.ts';
import { splitWords } from '../../../contract/split-words.ts';
import { outputPattern } from '../../command/match-output.ts';
import { numberList } from '../compare/number-list.ts';
import { textFlag } from '../flag-values.ts';
import { UsageError } from '../usage-error.ts';
import type { ExecWords } from './exec-plan.ts';

/**
 * The commands that are to be run: those of `--command` in their order, then the one behind `--`.
 * @param workersParameter the parameter that says how many workers they have
 * @throws UsageError
 */
export function commandsOf(
  words: ExecWords,
  workingDirectory: string,
  workersParameter: string | null,
): readonly CommandSpec[] {
  const { flags } = words;
  const isShell = flags.has('shell');
  const lines = linesOf(words, isShell);
  const names = namesOf(words, lines.length);
  const stdin = textFlag(flags, 'stdin');
  const common = {
    shell: isShell,
    directory: resolve(workingDirectory, textFlag(flags, 'cwd') ?? '.'),
    environment: environmentOf(words),
    stdin: stdin === undefined ? null : resolve(workingDirectory, stdin),
    prepare: wordsOfFlag(words, 'prepare', isShell),
    cleanup: wordsOfFlag(words, 'cleanup', isShell),
    okExits: numberList('ok-exit', textFlag(flags, 'ok-exit') ?? '0', { min: 0, max: 255 }),
    okOutput: patternOf(words),
    sameOutput: flags.has('same-output'),
    marks: flags.has('marks'),
    endsWith: flags.has('wait-for-all') ? ('tree' as const) : ('command' as const),
    workersParameter,
    ...(flags.has('runtime-details') ? { runtimeDetails: true } : {}),
  };
  return lines.map((argv, index) => ({ name: names[index] ?? '', argv, ...common }));
}

function linesOf({ values, program }: ExecWords, isShell: boolean): readonly (readonly string[])[] {
  const texts = values.get('command') ?? [];
  const lines = texts.map((text) => (isShell ? [text] : split('command', text)));
  if (isShell && program.length > 1) {
    throw new UsageError(
      `'--shell' takes one script: put it in quotes, as in --shell -- '${program.slice(0, 3).join(' ')} …'.`,
    );
  }
  const all = program.length === 0 ? lines : [...lines, program];
  if (all.length > 0) return all;
  throw new UsageError(
    "There is no command: write it behind '--', as in corelane exec -- python my.py; several by '--command'.",
  );
}

function namesOf({ values }: ExecWords, count: number): readonly string[] {
  const names = values.get('name') ?? [];
  if (names.length > count) {
    throw new UsageError(
      `'--name' is given ${names.length} times, and there ${count === 1 ? 'is one command' : `are ${count} commands`}: name each once.`,
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return names;
  throw new UsageError(`Two commands are named '${twice}': give them different names.`);
}

function environmentOf({ values }: ExecWords): Readonly<Record<string, string>> {
  const pairs = (values.get('env') ?? []).map((text) => {
    const at = text.indexOf('=');
    // Its value is nobody's business, in an error neither.
    if (at < 1) throw new UsageError("'--env' needs NAME=VALUE.");
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

function patternOf({ flags }: ExecWords): string | null {
  const pattern = textFlag(flags, 'ok-output');
  if (pattern === undefined) return null;
  const checked = outputPattern(pattern);
  if (!checked.ok) throw new UsageError(checked.error.message);
  return pattern;
}

/** With `--shell` what is run before and after is a script as well. */
function wordsOfFlag(
  { flags }: ExecWords,
  flag: 'prepare' | 'cleanup',
  isShell: boolean,
): readonly string[] | null {
  const text = textFlag(flags, flag);
  if (text === undefined) return null;
  return isShell ? ['/bin/sh', '-c', text] : split(flag, text);
}

function split(flag: string, text: string): readonly string[] {
  const words = splitWords(text);
  if (!words.ok) {
    const hint = words.error.code === 'needs-shell' ? " '--shell' does that." : '';
    throw new UsageError(`'--${flag}': ${words.error.message}${hint}`);
  }
  if (words.value.length > 0) return words.value;
  throw new UsageError(`'--${flag}' is empty: name a program.`);
}
