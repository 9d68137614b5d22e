import { catalogue } from '../catalogue/catalogue.ts';
import { gateFlags, matrixFlags, outputFlags, ruleFlags } from './compare/compare-flags.ts';
import { type FlagDefinition, helpFlag } from './flags.ts';
import { optionFlags } from './option-flags.ts';
import { reportContentFlags, reportLookFlags, reportOutputFlags } from './report/report-flags.ts';
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
      ['exec', 'Runs a program of your own, once or against others, and says what it used.'],
      ['attach', 'Watches a process that runs already, and says what it used.'],
      ['compare', 'Runs the same work in several ways, in turn, and says which is best and why.'],
      ['report', 'Writes runs and experiments as HTML, PDF, images, Markdown, CSV, JSON, a trace.'],
      ['source', 'Prints the very code that a strategy runs.'],
      ['host-check', 'Checks a run host of your own against the protocol, rule by rule.'],
    ]),
    section('Options', [...flagPairs([helpFlag, versionFlag])]),
    section('Exit codes', [
      ['0', 'completed'],
      ['1', 'the run failed, crashed or timed out; the run host breaks a rule'],
      ['2', 'the command line can not be followed'],
      ['3', 'compare --fail-if-slower: slower for sure'],
      ['4', 'compare --fail-if-slower: can not be told'],
      ['129, 130, 143', 'interrupted (hang-up, Ctrl+C, termination)'],
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

export function compareHelp(): string {
  return [
    'Usage: corelane compare FILE [options]\n       corelane compare --workload NAME --strategies NAMES|--preset NAME [options]\n',
    'Runs every combination in a shuffled order, again and again, until the medians are known well\nenough; then says which are different, by how much, how sure that is, and what limited each.\nCtrl+C stops it and still prints what is known.\n',
    'A FILE says what is compared: of those options only --seed goes with it. docs/experiments.md\ntells what may stand in one.\n',
    section('What is compared', flagPairs(matrixFlags)),
    section('How often, and how it is judged', flagPairs(ruleFlags)),
    section('Against an earlier result', flagPairs(gateFlags)),
    section('Output', flagPairs([...outputFlags, helpFlag])),
    'Parameters of the workload (--tasks 32, --size 10000,20000) and options of strategies are those of\n`corelane run --help`; parameters may be lists.\n',
    section('Exit codes', [
      ['0', 'completed; with --fail-if-slower: not slower'],
      ['1', 'failed, or the same work came to different results, or its folder changed'],
      ['2', 'the command line or the file can not be followed; with --against: another machine'],
      ['3', 'with --fail-if-slower: slower by more than the limit'],
      ['4', 'with --fail-if-slower: can not be told'],
    ]),
    section('Examples', [
      ['corelane compare --workload primes --preset threads-processes-async --runtimes python', ''],
      [
        'corelane compare --workload sha256-blocks --strategies threads --workers 1-4 --repeats 10',
        '',
      ],
      ['corelane compare experiment.yaml --json > before.json', ''],
      ['corelane compare experiment.yaml --against before.json --fail-if-slower 5%', ''],
    ]),
  ].join('\n');
}

export function reportHelp(): string {
  return [
    'Usage: corelane report ID|FILE|last … [options]\n',
    "Writes a report of runs and experiments. 'last' is the newest entry of the history; a FILE is what\n`run --json` or `compare --json` printed, or an exported history. Several experiments, as of several\nmachines, stand side by side. Without a format it prints Markdown; FILE may be '-', standard output.\n",
    section('Formats', flagPairs(reportOutputFlags)),
    section('What is in it', flagPairs(reportContentFlags)),
    section('Pages and pictures', flagPairs([...reportLookFlags, helpFlag])),
    'PDF and pictures are drawn by Electron, without a display; all else is made in plain Node.\n',
    section('Exit codes', [
      ['0', 'everything was written'],
      ['1', 'something could not be written, and nothing of it is there by half'],
      ['2', 'the command line can not be followed'],
    ]),
    section('Examples', [
      ['corelane report last --html report.html --pdf report.pdf', ''],
      ['corelane report last --md -', ''],
      ['corelane report laptop.json server.json --html machines.html', ''],
      ['corelane report last --svg figures --width 85mm', ''],
      ['corelane report last --trace trace.json', ''],
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

/** A part of a help text. */
export function section(title: string, entries: readonly Pair[]): string {
  const lines = pairs(entries).trimEnd().split('\n');
  return `${title}:\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}`;
}

/** Options as a help text lists them. */
export function flagPairs(flags: readonly FlagDefinition[]): readonly Pair[] {
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
