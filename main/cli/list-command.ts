import type { HostWorkload, HostWorkloadGroup, Parameter } from '../../contract/catalogue.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { formatCount, UNKNOWN } from '../report/quantities.ts';
import { catalogueListing } from './catalogue-listing.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT_COMPLETED } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { optionValues } from './option-flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { DEFAULT_FOLDERS } from './run-flags.ts';
import { textTable } from './text-table.ts';

const GROUPS: Readonly<Record<HostWorkloadGroup, string>> = {
  cpu: 'CPU',
  io: 'I/O',
  mixed: 'mixed',
  synchronisation: 'synchronisation',
  faults: 'faults',
};

/** `list`: what can be run, and how it can be spread. */
export async function listCommand(flags: Flags, io: CliIo): Promise<number> {
  const tables = [workloadTable(), parameterTable(), strategyTable(), optionTable()];
  await io.out(flags.has('json') ? `${JSON.stringify(catalogueListing())}\n` : tables.join('\n'));
  return EXIT_COMPLETED;
}

function leftTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = titles.map((title) => ({ title, align: 'left' as const }));
  return textTable(columns, rows);
}

function workloadTable(): string {
  return leftTable(
    ['Workload', 'Group', 'What a task does', 'Not under'],
    catalogue.workloads.map((workload) => [
      workload.id,
      GROUPS[workload.group],
      workload.summary,
      refused(workload),
    ]),
  );
}

/** Strategies that refuse a workload; `list --json` has the reasons, and so has `run`. */
function refused({ id }: HostWorkload): string {
  const { node, python } = catalogue.admission[id];
  const names = catalogue.strategies.flatMap(({ id: strategy }) => {
    const kinds = [
      ...(node[strategy].admitted ? [] : ['node']),
      ...(python[strategy].admitted ? [] : ['python']),
    ];
    if (kinds.length === 0) return [];
    return [kinds.length === 2 ? strategy : `${strategy} (${kinds.join('')})`];
  });
  return names.length === 0 ? UNKNOWN : names.join(', ');
}

function parameterTable(): string {
  return leftTable(
    ['Parameter', 'Of', 'Values', 'Default'],
    catalogue.workloads.flatMap(({ id, parameters }) =>
      parameters.map((parameter) => [`--${parameterFlag(parameter)}`, id, ...boundsOf(parameter)]),
    ),
  );
}

function boundsOf(parameter: Parameter): readonly [bounds: string, fallback: string] {
  switch (parameter.type) {
    case 'folder':
      return ['a folder', DEFAULT_FOLDERS[parameter.default]];
    case 'choice':
      return [parameter.choices.map(({ value }) => value).join(', '), parameter.default];
    case 'integer': {
      const { min, max, unit } = parameter;
      const range = `${formatCount(min)} to ${formatCount(max)}`;
      return [unit === '' ? range : `${range} ${unit}`, formatCount(parameter.default)];
    }
  }
}

function strategyTable(): string {
  return leftTable(
    ['Strategy', 'On Node.js', 'On Python'],
    catalogue.strategies.map(({ id, summary }) => [id, summary.node, summary.python]),
  );
}

function optionTable(): string {
  return leftTable(
    ['Option', 'Values', 'On', 'Under'],
    catalogue.options.map((definition) => [
      `--${parameterFlag(definition)}`,
      optionValues(definition),
      definition.kinds.join(', '),
      definition.strategies.length === catalogue.strategies.length
        ? 'all strategies'
        : definition.strategies.join(', '),
    ]),
  );
}
