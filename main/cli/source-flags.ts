import type { FlagDefinition } from './flags.ts';
import { optionFlags } from './option-flags.ts';

/** The options of `source` besides those of strategies. */
export const sourceFlags: readonly FlagDefinition[] = [
  { name: 'strategy', value: 'NAME', help: 'Whose code to print.' },
  { name: 'runtime', value: 'KIND', help: 'node or python.' },
  { name: 'workload', value: 'NAME', help: 'Prints the code of its task as well.' },
];

export const allSourceFlags: readonly FlagDefinition[] = [...sourceFlags, ...optionFlags];
