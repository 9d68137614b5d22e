import { z } from 'zod';

import type { CommandSpec } from '../../contract/command.ts';
import type { CommandSettings, CommandTexts } from '../../contract/command-texts.ts';
import { boundedText } from './launch-schemas.ts';

/** Of one word or script: what a system takes at most. */
const MAX_WORD_CHARACTERS = 128 * 1024;

const MAX_WORDS = 10_000;

/** More than anybody compares; keeps a flood out. */
const MAX_COMMANDS = 128;

const MAX_ENVIRONMENT = 1000;

const word = z.string().max(MAX_WORD_CHARACTERS);
const words = z.array(word).max(MAX_WORDS);

/** A program of the user's own as the window asks for it: the shape alone. */
export const commandSpec: z.ZodType<CommandSpec> = z.strictObject({
  name: boundedText,
  argv: words,
  shell: z.boolean(),
  directory: boundedText,
  environment: z
    .record(boundedText, word)
    .refine((variables) => Object.keys(variables).length <= MAX_ENVIRONMENT),
  stdin: boundedText.nullable(),
  prepare: words.nullable(),
  cleanup: words.nullable(),
  okExits: z.array(z.number()).max(MAX_WORDS),
  okOutput: boundedText.nullable(),
  sameOutput: z.boolean(),
  marks: z.boolean(),
  endsWith: z.enum(['command', 'tree']),
  workersParameter: boundedText.nullable(),
  runtimeDetails: z.boolean().exactOptional(),
});

export const commandSpecs = z.array(commandSpec).max(MAX_COMMANDS);

const commandTexts: z.ZodType<CommandTexts> = z.strictObject({
  name: boundedText,
  line: word,
  shell: z.boolean(),
  directory: boundedText,
  environmentNames: z.array(boundedText).max(MAX_ENVIRONMENT),
  stdin: boundedText,
  prepare: word,
  cleanup: word,
  okExits: boundedText,
  okOutput: boundedText,
  sameOutput: z.boolean(),
  marks: z.boolean(),
  waitsForAll: z.boolean(),
  // Settings that are older than this line don't have it.
  runtimeDetails: z.boolean().default(false),
});

/** The form as it was left. */
export const commandSettings: z.ZodType<CommandSettings> = z.strictObject({
  isChosen: z.boolean(),
  commands: z.array(commandTexts).min(1).max(MAX_COMMANDS),
  selected: z.int().min(0).max(MAX_COMMANDS),
  parameters: z.record(boundedText, boundedText),
  workersParameter: boundedText.nullable(),
});
