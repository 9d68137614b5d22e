import { z } from 'zod';

import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { BOUNDS, type Bounds, MAX_TITLE_CHARACTERS } from '../plan/spec-limits.ts';
import { EXPERIMENT_FILE_SCHEMA } from './file-spec.ts';

/** Longer than any path that a system allows. */
const MAX_TEXT_CHARACTERS = 4096;
/** More than any machine has. */
const MAX_CORES = 65_536;

// The error of each schema is the phrase for “must be …”: issue-sentences.ts makes sentences of it.

export const text = z
  .string('a text')
  .max(MAX_TEXT_CHARACTERS, `at most ${MAX_TEXT_CHARACTERS} characters long`)
  .min(1, 'a text that is not empty');

const VALUES_PHRASE = 'a number or a word, or a list of these';

const parameterValue = z.union(
  [z.number(VALUES_PHRASE), z.string(VALUES_PHRASE).max(MAX_TEXT_CHARACTERS)],
  VALUES_PHRASE,
);

/** Values of parameters: one, or several to be tried. */
export const parameterLists = z.record(
  z.string(),
  z.union([parameterValue, list(parameterValue, VALUES_PHRASE, MAX_CONFIGURATIONS)], VALUES_PHRASE),
  'a list of parameters with their values',
);

const stop = z.union(
  [
    object({ repeats: whole(BOUNDS.repeats).describe('Runs of each configuration.') }),
    object({
      ciPercent: decimal(BOUNDS.ciPercent).describe(
        'Half the width of the 95 % CI of each median, as a percentage of it.',
      ),
      minRepeats: whole(BOUNDS.repeats).optional().describe('Runs of each configuration at least.'),
      maxRepeats: whole(BOUNDS.repeats).optional().describe('Runs of each configuration at most.'),
      maxSeconds: decimal(BOUNDS.maxSeconds)
        .optional()
        .describe('Of measuring, pauses not counted.'),
    }),
  ],
  '{repeats}, or {ciPercent, minRepeats, maxRepeats, maxSeconds}',
);

/** How every file begins. */
export const headShape = {
  schema: z
    .literal(EXPERIMENT_FILE_SCHEMA, `“${EXPERIMENT_FILE_SCHEMA}”`)
    .describe('Name and version of this format.'),
  $schema: z.string('a text').optional().describe('For editors; not read.'),
  title: z
    .string('a text')
    .max(MAX_TITLE_CHARACTERS, `at most ${MAX_TITLE_CHARACTERS} characters long`)
    .optional()
    .describe('For people.'),
};

/** How it is measured and judged, whatever is compared. */
export const measuringShape = {
  cores: z
    .union(
      [
        z.literal('all', '“all”'),
        list(whole({ min: 0, max: MAX_CORES }), 'a list of cores', MAX_CORES),
      ],
      '“all”, or a list of cores such as [0, 1]',
    )
    .optional()
    .describe('Logical CPUs that the runs may use.'),
  orderSeed: whole(BOUNDS.seed)
    .optional()
    .describe('Of the order of runs, and of what is drawn in the statistics.'),
  warmups: whole(BOUNDS.warmups)
    .optional()
    .describe('Runs of each configuration before those that count.'),
  stop: stop.optional().describe('When there are enough runs.'),
  coolDownMs: decimal(BOUNDS.coolDownMs).optional().describe('Pause before each run.'),
  family: word(['baseline', 'all-pairs']).optional().describe('Which pairs are judged.'),
  equivalencePercent: decimal(BOUNDS.equivalencePercent)
    .optional()
    .describe('A ratio inside ± this of 1 is no difference worth the name.'),
  timeLimitSeconds: decimal({
    min: BOUNDS.timeLimitMs.min / 1000,
    max: BOUNDS.timeLimitMs.max / 1000,
  })
    .optional()
    .describe('Of each run.'),
};

/** Nothing but the known keys. Its error for others is their list. */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? names.join(', ')
        : `a group of ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' …' : ''}`,
  });
}

/** A list with at least one entry. */
export function list<Item extends z.ZodType>(item: Item, phrase: string, maxLength: number) {
  const bounded = `${phrase} with 1 to ${maxLength} entries`;
  return z.array(item, phrase).min(1, bounded).max(maxLength, bounded);
}

/** A whole number within its bounds. */
export function whole({ min, max }: Bounds) {
  const phrase = `a whole number from ${min} to ${max}`;
  return z.int(phrase).min(min, phrase).max(max, phrase);
}

/** Any number within its bounds. */
export function decimal({ min, max }: Bounds) {
  const phrase = `a number from ${min} to ${max}`;
  return z.number(phrase).min(min, phrase).max(max, phrase);
}

/** One of a few words. */
export function word<Word extends string>(words: readonly Word[]) {
  return z.enum(words, `one of ${words.join(', ')}`);
}
