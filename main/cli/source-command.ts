import type { SourceFile } from '../../contract/ipc.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { readSource } from '../lab/read-source.ts';
import { selectedKind } from '../runtimes/select-runtime.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT_COMPLETED, EXIT_FAILED } from './exit-codes.ts';
import { namedEntry, requiredFlag, textFlag } from './flag-values.ts';
import type { Flags } from './flags.ts';
import { optionsOf } from './option-flags.ts';
import { cliPaths } from './paths.ts';
import { unknownWord } from './usage-error.ts';

const KINDS = ['node', 'python'] as const;

/** `source`: the code that runs under a strategy. */
export async function sourceCommand(flags: Flags, io: CliIo): Promise<number> {
  const { id: strategy } = namedEntry('strategy', flags, catalogue.strategies);
  const runtime = requiredFlag(flags, 'runtime', KINDS.join(', '));
  const kind = selectedKind(runtime);
  if (kind === null) throw unknownWord('runtime', runtime, KINDS);
  const workload =
    textFlag(flags, 'workload') === undefined
      ? null
      : namedEntry('workload', flags, catalogue.workloads).id;
  const question = { kind, strategy, options: optionsOf(strategy, flags), workload };
  const answer = await readSource(question, cliPaths().workloadsDirectory);
  if (!answer.ok) {
    io.err(`corelane: ${answer.error.message}\n`);
    return EXIT_FAILED;
  }
  const { files, movingParts } = answer.value;
  await io.out([`${movingParts}\n`, ...files.map(printed)].join('\n'));
  return EXIT_COMPLETED;
}

function printed({ path, text }: SourceFile): string {
  return `==> workloads/${path} <==\n${text.trimEnd()}\n`;
}
