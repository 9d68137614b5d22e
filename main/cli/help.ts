import { catalogue } from '../catalogue/catalogue.ts';
import { type FlagDefinition, helpFlag } from './flags.ts';
import { optionFlags } from './option-flags.ts';
import { generalRunFlags, workloadFlags } from './run-flags.ts';
import { sourceFlags } from './source-flags.ts';
import { pairs } from './text-table.ts';

const jsonFlag: FlagDefinition = {
  name: 'json',
  value: null,
  help: 'Prints one JSON object instead of a table.',
};

/** Options of the commands that only list things. */
export const listingFlags: readonly FlagDefinition[] = [jsonFlag];

const versionFlag: FlagDefinition = { name: 'version', value: null, help: 'Prints the version.' };

export function generalHelp(): string {
  return [
    'Launches the same work under different concurrency strategies, on Node.js and Python, and\nsays what every worker did.\n',
    'Usage: corelane <command> [options]      (from a clone: npm run -s corelane -- <command>)\n',
    section('Commands', [
      ['runtimes', 'Lists the interpreters of this machine, the unusable ones with the reason.'],
      ['list', 'Lists workloads with their parameters, and strategies.'],
      ['run', 'Runs one workload under one strategy and prints the result.'],
      ['source', 'Prints the very code that a strategy runs.'],
      ['host-check', 'Checks a run host of your own against the protocol, rule by rule.'],
    ]),
    section('Options', [...flagPairs([helpFlag, versionFlag])]),
    section('Exit codes', [
      ['0', 'completed'],
      ['1', 'the run failed, crashed or timed out; the run host breaks a rule'],
      ['2', 'the command line can not be followed'],
      ['130', 'interrupted (Ctrl+C)'],
    ]),
    "'corelane <command> --help' tells the options of a command.\n",
  ].join('\n');
}

export function runHelp(): string {
  return [
    'Usage: corelane run --workload NAME --strategy NAME --runtime WHICH|--host PATH [options]\n',
    'Runs one workload under one strategy and prints the result. Ctrl+C stops the run and still\nprints what was done; a second Ctrl+C ends it at once.\n',
    section('Options', flagPairs([...generalRunFlags, helpFlag])),
    section('Options of strategies', flagPairs(optionFlags)),
    ...catalogue.workloads.map((workload) =>
      section(`Parameters of ${workload.id}`, flagPairs(workloadFlags(workload))),
    ),
    section('Examples', [
      ['corelane run --workload primes --strategy threads --runtime python --workers 2', ''],
      ['corelane run --workload http-get --strategy async --runtime node@20 --json', ''],
      ['corelane run --workload sum --strategy process-pool --runtime python --chunk 500', ''],
      [
        'corelane run --workload primes --preset quick --strategy threads --runtime node --cores 1',
        '',
      ],
    ]),
  ].join('\n');
}

export function listingHelp(command: 'runtimes' | 'list'): string {
  const what =
    command === 'runtimes'
      ? 'Lists the interpreters of this machine; an asterisk marks the default of its kind.'
      : 'Lists workloads with their parameters, and strategies.';
  return [
    `Usage: corelane ${command} [--json]\n`,
    `${what}\n`,
    section('Options', flagPairs([...listingFlags, helpFlag])),
  ].join('\n');
}

type Pair = readonly [left: string, right: string];

function section(title: string, entries: readonly Pair[]): string {
  const lines = pairs(entries).trimEnd().split('\n');
  return `${title}:\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}`;
}

function flagPairs(flags: readonly FlagDefinition[]): readonly Pair[] {
  return flags.map(({ name, value, help }) => [
    value === null ? `--${name}` : `--${name} ${value}`,
    help,
  ]);
}

export function sourceHelp(): string {
  return [
    'Usage: corelane source --strategy NAME --runtime node|python [options]\n',
    'Prints the files that run under a strategy with these options, as they stand on disk.\n',
    section('Options', flagPairs([...sourceFlags, helpFlag])),
    section('Options of strategies', flagPairs(optionFlags)),
  ].join('\n');
}

export function hostCheckHelp(): string {
  return [
    'Usage: corelane host-check PATH|example|node|python [--json]\n',
    'Starts a run host many times and says which rules of workloads/protocol.md it breaks, and what\nwas seen. docs/own-run-host.md says how to write one.\n',
    section('Options', flagPairs([...listingFlags, helpFlag])),
    section('Exit codes', [
      ['0', 'no rule is broken'],
      ['1', 'a rule is broken'],
      ['2', 'there is nothing that could be checked'],
    ]),
  ].join('\n');
}
