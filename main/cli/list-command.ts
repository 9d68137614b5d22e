import type { Parameter } from '../../contract/catalogue.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { formatCount } from '../report/quantities.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT_COMPLETED } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { textTable } from './text-table.ts';

/** `list`: what can be run, and how it can be spread. */
export async function listCommand(flags: Flags, io: CliIo): Promise<number> {
  await io.out(
    flags.has('json')
      ? `${JSON.stringify({ schema: 'corelane.catalogue/1', ...catalogue })}\n`
      : `${workloadTable()}\n${parameterTable()}\n${strategyTable()}`,
  );
  return EXIT_COMPLETED;
}

function workloadTable(): string {
  return textTable(
    [
      { title: 'Workload', align: 'left' },
      { title: 'What a task does', align: 'left' },
    ],
    catalogue.workloads.map(({ id, summary }) => [id, summary]),
  );
}

function parameterTable(): string {
  const titles = ['Parameter', 'Of', 'Bounds', 'Default'];
  return textTable(
    titles.map((title) => ({ title, align: 'left' })),
    catalogue.workloads.flatMap(({ id, parameters }) =>
      parameters.map((parameter) => [`--${parameterFlag(parameter)}`, id, ...boundsOf(parameter)]),
    ),
  );
}

function boundsOf(parameter: Parameter): readonly [bounds: string, fallback: string] {
  if (parameter.type === 'folder') return ['a folder', 'none'];
  const { min, max, unit } = parameter;
  const range = `${formatCount(min)} to ${formatCount(max)}`;
  return [unit === '' ? range : `${range} ${unit}`, formatCount(parameter.default)];
}

function strategyTable(): string {
  return textTable(
    [
      { title: 'Strategy', align: 'left' },
      { title: 'On Node.js', align: 'left' },
      { title: 'On Python', align: 'left' },
    ],
    catalogue.strategies.map(({ id, summary }) => [id, summary.node, summary.python]),
  );
}
