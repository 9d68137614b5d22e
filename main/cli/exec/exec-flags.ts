import { ruleFlags } from '../compare/compare-flags.ts';
import { coresFlag } from '../cores-flag.ts';
import type { FlagDefinition } from '../flags.ts';
import { reportFlag } from '../report/report-flags.ts';
import { DEFAULT_TIME_LIMIT_S, historyFlag } from '../run-flags.ts';

/** What is run, and how. */
export const commandFlags: readonly FlagDefinition[] = [
  {
    name: 'command',
    value: 'TEXT',
    help: 'A command as one text, split into words as a shell does; several are compared, the one behind -- last.',
    isRepeatable: true,
  },
  {
    name: 'name',
    value: 'NAME',
    help: 'What the command is called; once for each, in their order.',
    isRepeatable: true,
  },
  {
    name: 'parameter',
    value: 'NAME=VALUES',
    help: 'Values that stand for {NAME} in the command: 1,2,4 or 1-8, also with a step (1-9-2); each is run.',
    isRepeatable: true,
  },
  {
    name: 'workers-parameter',
    value: 'NAME',
    help: 'The parameter that says how many workers the program has; else workers, threads or jobs.',
  },
  { name: 'cwd', value: 'FOLDER', help: 'Where it is run; else here.' },
  {
    name: 'env',
    value: 'NAME=VALUE',
    help: 'Added to its environment. Values are never stored or shown.',
    isRepeatable: true,
  },
  { name: 'stdin', value: 'FILE', help: 'What it reads as its standard input; else nothing.' },
  {
    name: 'prepare',
    value: 'TEXT',
    help: 'A command that is run before each run and is not timed, split as --command is.',
  },
  { name: 'cleanup', value: 'TEXT', help: 'The same after each run.' },
  {
    name: 'shell',
    value: null,
    help: 'Lets /bin/sh read the commands as scripts; its own start is measured and taken off.',
  },
  {
    name: 'wait-for-all',
    value: null,
    help: 'Times it until the last process it started has ended; else until it has ended itself.',
  },
];

/** What counts as success. */
export const successFlags: readonly FlagDefinition[] = [
  { name: 'ok-exit', value: 'CODES', help: 'Exit codes that mean success: 0,1; else 0.' },
  {
    name: 'ok-output',
    value: 'REGEX',
    help: 'What its standard output must match (JavaScript, line by line).',
  },
  {
    name: 'same-output',
    value: null,
    help: 'All runs must print the same, or their times don’t compare.',
  },
  {
    name: 'marks',
    value: null,
    help: 'Tells when it printed lines such as “corelane:mark loaded”, and of tasks that it tells of, which costs a copy of its output.',
  },
  {
    name: 'runtime-details',
    value: null,
    help: 'Has its Node.js and Python processes tell of themselves, which adds cost: event loops, slow callbacks.',
  },
];

export const execRunFlags: readonly FlagDefinition[] = [
  coresFlag,
  {
    name: 'time-limit',
    value: 'SECONDS',
    help: `Ends a run after this time, --prepare included; else ${DEFAULT_TIME_LIMIT_S}.`,
  },
  {
    name: 'seed',
    value: 'N',
    help: 'Seed of the order of runs and of what the statistics draw; else 1.',
  },
];

/** How often, and how it is judged: that of `compare`. */
export const execRuleFlags = ruleFlags;

export const execOutputFlags: readonly FlagDefinition[] = [
  historyFlag,
  reportFlag,
  { name: 'json', value: null, help: 'Prints the result as one JSON object.' },
];

export const allExecFlags: readonly FlagDefinition[] = [
  ...commandFlags,
  ...successFlags,
  ...execRunFlags,
  ...execRuleFlags,
  ...execOutputFlags,
];
