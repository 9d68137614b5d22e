import { toError } from '../../contract/result.ts';
import { TemporaryFolderError } from '../runtimes/probe-session.ts';
import { attachCommand } from './attach/attach-command.ts';
import { allAttachFlags } from './attach/attach-flags.ts';
import { attachHelp } from './attach/attach-help.ts';
import type { CliIo } from './cli-io.ts';
import { compareCommand } from './compare/compare-command.ts';
import { allCompareFlags } from './compare/compare-flags.ts';
import { execCommand } from './exec/exec-command.ts';
import { execHelp } from './exec/exec-help.ts';
import { EXIT_BAD_USAGE, EXIT_COMPLETED, EXIT_FAILED } from './exit-codes.ts';
import { type FlagDefinition, type Flags, readFlags } from './flags.ts';
import {
  compareHelp,
  generalHelp,
  hostCheckHelp,
  listingFlags,
  listingHelp,
  reportHelp,
  runHelp,
  sourceHelp,
} from './help.ts';
import { hostCheckCommand } from './host-check-command.ts';
import { listCommand } from './list-command.ts';
import { OutputError } from './output-error.ts';
import { cliPaths, corelaneVersion } from './paths.ts';
import { reportCommand } from './report/report-command.ts';
import { allReportFlags } from './report/report-flags.ts';
import { runCommand } from './run-command.ts';
import { allRunFlags } from './run-flags.ts';
import { runtimesCommand } from './runtimes-command.ts';
import { sourceCommand } from './source-command.ts';
import { allSourceFlags } from './source-flags.ts';
import { unknownWord, UsageError } from './usage-error.ts';

interface Command {
  readonly flags: readonly FlagDefinition[];
  readonly help: () => string;
  /** @param words those that stand without dashes */
  readonly run: (flags: Flags, io: CliIo, words: readonly string[]) => Promise<number>;
  /** Whether there may be such words: else one is out of place. */
  readonly takesWords?: 'one' | 'several';
}

/** A command that reads its line itself, because a part of it is somebody else's. */
interface OwnReader {
  readonly help: () => string;
  readonly read: (words: readonly string[], io: CliIo) => Promise<number>;
}

const commands: ReadonlyMap<string, Command | OwnReader> = new Map<string, Command | OwnReader>([
  ['runtimes', { flags: listingFlags, help: () => listingHelp('runtimes'), run: runtimesCommand }],
  ['list', { flags: listingFlags, help: () => listingHelp('list'), run: listCommand }],
  ['run', { flags: allRunFlags(), help: runHelp, run: runCommand }],
  ['source', { flags: allSourceFlags, help: sourceHelp, run: sourceCommand }],
  [
    'host-check',
    {
      flags: listingFlags,
      help: hostCheckHelp,
      run: (flags, io, [target = null]) => hostCheckCommand(flags, io, target),
      takesWords: 'one',
    },
  ],
  [
    'compare',
    {
      flags: allCompareFlags(),
      help: compareHelp,
      run: (flags, io, [file = null]) => compareCommand(flags, io, file),
      takesWords: 'one',
    },
  ],
  ['exec', { help: execHelp, read: execCommand }],
  [
    'attach',
    {
      flags: allAttachFlags,
      help: attachHelp,
      run: (flags, io, [pid = null]) => attachCommand(flags, io, pid),
      takesWords: 'one',
    },
  ],
  [
    'report',
    { flags: allReportFlags, help: reportHelp, run: reportCommand, takesWords: 'several' },
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
  if ('read' in command) {
    return asksForHelp(rest) ? print(command.help(), io) : command.read(rest, io);
  }
  const words: string[] = [];
  const flags = readFlags(rest, command.flags, wordTaker(command, words));
  return flags.has('help') ? print(command.help(), io) : command.run(flags, io, words);
}

/** Behind `--` the words are another program's. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  return own.includes('--help') || own.includes('-h');
}

/** `undefined`: each is refused. */
function wordTaker({ takesWords }: Command, words: string[]): ((word: string) => void) | undefined {
  if (takesWords === undefined) return undefined;
  return (word) => {
    if (takesWords === 'one' && words.length > 0)
      throw new UsageError(`'${word}' is out of place: '${words[0] ?? ''}' stands there already.`);
    words.push(word);
  };
}

async function print(text: string, io: CliIo): Promise<number> {
  await io.out(text);
  return EXIT_COMPLETED;
}
