import type { CommandSpec } from './command.ts';

type Named = Pick<CommandSpec, 'name' | 'argv' | 'shell'>;

/** Of a script that is its own name. */
const MAX_NAME_CHARACTERS = 60;

/** Programs that are told apart by what they are given to run. */
const INTERPRETER =
  /^(?:python|pypy|node|deno|bun|ruby|perl|php|bash|sh|dash|zsh|java|Rscript)[\d.]*$/;

/**
 * What a command is called: as its user says, else by its program, with an interpreter by the file or
 * module it runs: `python sort.py`.
 */
export function commandName({ name, argv, shell }: Named): string {
  if (name !== '') return name;
  const [program = '', ...rest] = argv;
  if (shell) return shortened(program);
  const file = basename(program);
  const run = INTERPRETER.test(file) ? whatIsRun(rest) : null;
  return run === null ? file : `${file} ${shortened(run)}`;
}

/** The file or module that an interpreter was given; `null`: none, or it was given the code itself. */
function whatIsRun(words: readonly string[]): string | null {
  const index = words.findIndex((word) => !word.startsWith('-') || /^-[cem]$/.test(word));
  const [word, next] = words.slice(index);
  if (index < 0 || word === undefined || /^-[ce]$/.test(word)) return null;
  return word === '-m' ? `-m ${next ?? ''}` : basename(word);
}

/** Its words as they would be typed, quoted where a shell needs it. */
export function commandLine({ argv, shell }: Pick<CommandSpec, 'argv' | 'shell'>): string {
  return shell ? argv.join(' ') : argv.map(shellWord).join(' ');
}

/** As one word of a command line. */
export function shellWord(word: string): string {
  return /^(?:[\w@%+=:,./-]|\{[A-Za-z_][\w-]*\})+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Names for commands that are compared, each different from all others: their own, else as much of
 * the command line as it takes, else numbered.
 */
export function commandNames(specs: readonly Named[]): readonly string[] {
  const names = specs.map(commandName);
  const isTwice = (name: string, all: readonly string[]): boolean =>
    all.filter((other) => other === name).length > 1;
  const longer = specs.map((spec, index) => {
    const name = names[index] ?? '';
    return isTwice(name, names) && spec.name === '' ? shortened(commandLine(spec)) : name;
  });
  return longer.map((name, index) => {
    if (!isTwice(name, longer)) return name;
    return `${name} #${longer.slice(0, index + 1).filter((other) => other === name).length}`;
  });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_NAME_CHARACTERS ? line : `${line.slice(0, MAX_NAME_CHARACTERS - 1)}…`;
}

/** The last part of a path, as it is written on Linux and macOS. */
function basename(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? path;
}
