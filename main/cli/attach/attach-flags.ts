import type { FlagDefinition } from '../flags.ts';
import { reportFlag } from '../report/report-flags.ts';
import { historyFlag } from '../run-flags.ts';

export const targetFlags: readonly FlagDefinition[] = [
  {
    name: 'find',
    value: 'TEXT',
    help: 'The one process whose name or command line has this text in it.',
  },
  { name: 'port', value: 'N', help: 'The one process that listens at this port.' },
];

export const watchFlags: readonly FlagDefinition[] = [
  {
    name: 'seconds',
    value: 'N',
    help: 'How long it is watched; else until it ends, or Ctrl+C.',
  },
  { name: 'name', value: 'NAME', help: 'What it is called in the result.' },
];

export const attachOutputFlags: readonly FlagDefinition[] = [
  historyFlag,
  reportFlag,
  { name: 'json', value: null, help: 'Prints the result as one JSON object.' },
];

export const allAttachFlags: readonly FlagDefinition[] = [
  ...targetFlags,
  ...watchFlags,
  ...attachOutputFlags,
];
