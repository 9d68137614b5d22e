import { z } from 'zod';

import { MAX_LIST_LENGTH } from '../plan/spec-limits.ts';
import {
  headShape,
  list,
  measuringShape,
  object,
  parameterLists,
  text,
  whole,
  word,
} from './schema-parts.ts';

const MAX_WORDS = 1_000;
const WORDS_PHRASE = 'a command line, or a list of words';

const words = z.union([text, list(z.string('a text'), 'a list of words', MAX_WORDS)], WORDS_PHRASE);

const exits = list(whole({ min: 0, max: 255 }), 'a list of exit codes', 256);

const command = z.union(
  [
    text,
    object({
      name: text.optional().describe('What it is called.'),
      command: words.describe('Program and arguments: a line as a shell splits it, or a list.'),
      shell: z
        .boolean('true or false')
        .optional()
        .describe('The line is a script for /bin/sh, whose own start is taken off.'),
      cwd: text.optional().describe('Where it is run; absent: in the folder of the file.'),
      env: z
        .record(z.string(), z.string('a text'), 'a group of names with their values')
        .optional()
        .describe('Added to its environment.'),
      stdin: text.optional().describe('File that it reads as its standard input.'),
      prepare: words.optional().describe('A command that is run before each run, not timed.'),
      cleanup: words.optional().describe('The same after each run.'),
      okExits: exits.optional().describe('Exit codes that mean success; absent: 0.'),
      okOutput: text.optional().describe('Regular expression that its standard output must match.'),
      sameOutput: z.boolean('true or false').optional().describe('All runs must print the same.'),
      marks: z.boolean('true or false').optional().describe('Its marks are told.'),
      runtimeDetails: z
        .boolean('true or false')
        .optional()
        .describe('Its Node.js and Python processes tell of themselves, which adds cost.'),
      endsWith: word(['command', 'tree'])
        .optional()
        .describe('Timed until it has ended itself, or until the last process it started has.'),
    }),
  ],
  'a command line, or a group with a command',
);

/** What may stand in an experiment file that compares programs of the user's own. */
export const commandsFileSchema = object({
  ...headShape,
  commands: list(command, 'a list of commands', MAX_LIST_LENGTH).describe(
    'Programs of your own that are compared; the first is what the others are held against.',
  ),
  parameters: parameterLists
    .optional()
    .describe('Values that stand for {name} in the commands; every combination is run.'),
  workersParameter: text
    .optional()
    .describe(
      'The parameter that says how many workers there are; absent: workers, threads, jobs.',
    ),
  ...measuringShape,
});

export type CommandsFileContent = z.infer<typeof commandsFileSchema>;
