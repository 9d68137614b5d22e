import { toError } from '../../contract/result.ts';
import { TemporaryFolderError } from '../runtimes/probe-session.ts';
import type { CliIo } from './cli-io.ts';
import { compareCommand } from './compare/compare-command.ts';
import { allCompareFlags } from './compare/compare-flags.ts';
import { EXIT_BAD_USAGE, EXIT_COMPLETED, EXIT_FAILED } from './exit-codes.ts';
import { type FlagDefinition, type Flags, readFlags } from './flags.ts';
import {
  compareHelp,
  generalHelp,
  hostCheckHelp,
  listingFlags,
  listingHelp,
  runHelp,
  sourceHelp,
} from './help.ts';
import { hostCheckCommand } from './host-check-command.ts';
import { listCommand } from './list-command.ts';
import { OutputError } from './output-error.ts';
import { cliPaths, corelaneVersion } from './paths.ts';
import { runCommand } from './run-command.ts';
import { allRunFlags } from './run-flags.ts';
import { runtimesCommand } from './runtimes-command.ts';
import { sourceCommand } from './source-command.ts';
import { allSourceFlags } from './source-flags.ts';
import { unknownWord, UsageError } from './usage-error.ts';

interface Command {
  readonly flags: readonly FlagDefinition[];
  readonly help: () => string;
  /** @param operand the word that stands without dashes; `null`: there is none */
  readonly run: (flags: Flags, io: CliIo, operand: string | null) => Promise<number>;
  /** Whether there may be such a word: anywhere, where no option has a value; in front, otherwise. */
  readonly takesOperand?: 'alone' | 'with-options';
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['runtimes', { flags: listingFlags, help: () => listingHelp('runtimes'), run: runtimesCommand }],
  ['list', { flags: listingFlags, help: () => listingHelp('list'), run: listCommand }],
  ['run', { flags: allRunFlags(), help: runHelp, run: runCommand }],
  ['source', { flags: allSourceFlags, help: sourceHelp, run: sourceCommand }],
  [
    'host-check',
    { flags: listingFlags, help: hostCheckHelp, run: hostCheckCommand, takesOperand: 'alone' },
  ],
  [
    'compare',
    {
      flags: allCompareFlags(),
      help: compareHelp,
      run: compareCommand,
      takesOperand: 'with-options',
    },
  ],
]);

/**
 * Runs one command line. Never rejects: what goes wrong is one sentence on standard error.
 * @param argv the words after the program's name
 * @returns the exit code
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (thrown) {
    return reportError(thrown, io);
  }
}

/** Tells the user what was thrown. @returns the exit code that goes with it */
export function reportError(thrown: unknown, io: Pick<CliIo, 'err'>): number {
  if (thrown instanceof UsageError) {
    io.err(`corelane: ${thrown.message}\n`);
    return EXIT_BAD_USAGE;
  }
  if (thrown instanceof OutputError || thrown instanceof TemporaryFolderError) {
    io.err(`corelane: ${thrown.message}\n`);
    return EXIT_FAILED;
  }
  const { stack, message } = toError(thrown);
  io.err(`corelane: unexpected error, please report it: ${stack ?? message}\n`);
  return EXIT_FAILED;
}

async function dispatch(argv: readonly string[], io: CliIo): Promise<number> {
  const [word, ...rest] = argv;
  if (word === undefined)
    throw new UsageError(
      `A command is missing. There are: ${[...commands.keys()].join(', ')}; 'corelane --help' tells more.`,
    );
  if (word === '--help' || word === '-h' || word === 'help') return print(generalHelp(), io);
  if (word === '--version') return print(`${corelaneVersion(cliPaths())}\n`, io);
  const command = commands.get(word);
  if (command === undefined)
    throw unknownWord(word.startsWith('-') ? 'option' : 'command', word, [
      ...commands.keys(),
      '--help',
      '--version',
    ]);
  const operand = operandOf(command, rest);
  const options = operand === null ? rest : rest.toSpliced(rest.indexOf(operand), 1);
  const flags = readFlags(options, command.flags);
  return flags.has('help') ? print(command.help(), io) : command.run(flags, io, operand);
}

function operandOf({ takesOperand }: Command, rest: readonly string[]): string | null {
  if (takesOperand === undefined) return null;
  const candidates = takesOperand === 'alone' ? rest : rest.slice(0, 1);
  return candidates.find(isWord) ?? null;
}

function isWord(text: string): boolean {
  return !text.startsWith('-');
}

async function print(text: string, io: CliIo): Promise<number> {
  await io.out(text);
  return EXIT_COMPLETED;
}
