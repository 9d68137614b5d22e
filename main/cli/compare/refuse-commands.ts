import type { CommandSpec } from '../../../contract/command.ts';
import { commandLine, shellWord } from '../../../contract/command-name.ts';
import { DETAILS_LINE } from '../../command/runtime-details/node-options.ts';
import type { CliIo } from '../cli-io.ts';
import { printable } from '../terminal-text.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Shows what a file would run, whole, and lets nothing of it run: nobody is asked here, because nobody
 * may be there.
 * @throws UsageError always
 */
export function refuseCommands(commands: readonly CommandSpec[], io: Pick<CliIo, 'err'>): never {
  const lines = commands.flatMap(described).map((line) => `  ${printable(line)}\n`);
  io.err(`The file would run:\n${lines.join('')}`);
  throw new UsageError(
    "The file runs programs of its own: look at them above, then add '--trust' for this run.",
  );
}

function described(spec: CommandSpec): readonly string[] {
  const { prepare, cleanup, environment, directory, stdin, shell } = spec;
  const line = commandLine(spec);
  return [
    shell ? `by /bin/sh: ${line}` : line,
    `    in ${directory}`,
    ...(prepare === null ? [] : [`    before each run: ${prepare.map(shellWord).join(' ')}`]),
    ...(cleanup === null ? [] : [`    after each run: ${cleanup.map(shellWord).join(' ')}`]),
    ...(stdin === null ? [] : [`    reads ${stdin}`]),
    ...(spec.runtimeDetails === true ? [`    ${DETAILS_LINE}`] : []),
    ...Object.entries(environment).map(([name, value]) => `    with ${name}=${value}`),
  ];
}
