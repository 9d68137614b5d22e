import { experimentPresets } from '../../../contract/experiment-presets.ts';
import { MAX_COOL_DOWN_MS, MAX_REPEATS, MAX_WARMUPS } from '../../../contract/limits.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { formatCount } from '../../report/quantities.ts';
import { coresFlag } from '../cores-flag.ts';
import type { FlagDefinition } from '../flags.ts';
import { optionFlags } from '../option-flags.ts';
import { reportFlag } from '../report/report-flags.ts';
import { DEFAULT_TIME_LIMIT_S, historyFlag, workloadFlags } from '../run-flags.ts';

/** What makes an experiment, where no file does. */
export const matrixFlags: readonly FlagDefinition[] = [
  {
    name: 'workload',
    value: 'NAME',
    help: 'What a task does: `corelane list` tells which there are.',
  },
  {
    name: 'preset',
    value: 'NAME',
    help: `Strategies and worker counts by one word: ${experimentPresets.map(({ id }) => id).join(', ')}.`,
  },
  { name: 'strategies', value: 'NAMES', help: 'Strategies, separated by commas.' },
  {
    name: 'runtimes',
    value: 'WHICH',
    help: 'Runtimes, separated by commas: node, python, one with a version (python@3.11), a path; else python and node.',
  },
  { name: 'workers', value: 'N', help: 'Worker counts: 1,2,4 or 1-8; else one per core.' },
  coresFlag,
  {
    name: 'baseline',
    value: 'NAME',
    help: 'The strategy that the others are held against; else sequential, or the first one.',
  },
  {
    name: 'seed',
    value: 'N',
    help: 'Seed of the order of runs and of what the statistics draw; else 1.',
  },
  {
    name: 'time-limit',
    value: 'SECONDS',
    help: `Ends a run after this time; else ${DEFAULT_TIME_LIMIT_S}.`,
  },
];

/** How often, and how it is judged. */
export const ruleFlags: readonly FlagDefinition[] = [
  {
    name: 'repeats',
    value: 'N',
    help: `Runs of each configuration, warm-ups not counted: 1 to ${formatCount(MAX_REPEATS)}; else --precision decides.`,
  },
  {
    name: 'precision',
    value: 'PERCENT',
    help: 'Instead of --repeats: until the 95 % CI of every median lies within ± this; else 2.',
  },
  {
    name: 'max-repeats',
    value: 'N',
    help: 'Most runs of each configuration with --precision; else 30.',
  },
  {
    name: 'max-seconds',
    value: 'N',
    help: 'Longest time of measuring with --precision; else 180.',
  },
  { name: 'warmups', value: 'N', help: `Runs that do not count: 0 to ${MAX_WARMUPS}; else 1.` },
  {
    name: 'cool-down',
    value: 'MS',
    help: `Pause before each run: 0 to ${formatCount(MAX_COOL_DOWN_MS)} ms; else 200.`,
  },
  {
    name: 'all-pairs',
    value: null,
    help: 'Judges every pair, not only each against the baseline.',
  },
  {
    name: 'same-within',
    value: 'PERCENT',
    help: 'A ratio inside ± this of 1 is no difference worth the name; else 1.',
  },
];

/** The gate. */
export const gateFlags: readonly FlagDefinition[] = [
  {
    name: 'against',
    value: 'FILE',
    help: 'What `compare --json` printed earlier: every configuration is held against its own in there.',
  },
  {
    name: 'fail-if-slower',
    value: 'PERCENT',
    help: 'With --against: exit code 3 when a configuration is slower by more than this for sure, 4 when that can’t be told.',
  },
  {
    name: 'any-machine',
    value: null,
    help: 'With --against: compares although it was measured on another machine, or with other runtimes.',
  },
];

export const outputFlags: readonly FlagDefinition[] = [
  {
    name: 'trust',
    value: null,
    help: 'Allows every path that the file names, for this run alone; what was allowed in the window needs none.',
  },
  historyFlag,
  reportFlag,
  { name: 'json', value: null, help: 'Prints the result as one JSON object.' },
];

/** Every option that `compare` knows, each once. */
export function allCompareFlags(): readonly FlagDefinition[] {
  const all = [
    ...matrixFlags,
    ...ruleFlags,
    ...gateFlags,
    ...outputFlags,
    ...optionFlags,
    ...catalogue.workloads.flatMap(workloadFlags),
  ];
  return all.filter(({ name }, index) => all.findIndex((flag) => flag.name === name) === index);
}
