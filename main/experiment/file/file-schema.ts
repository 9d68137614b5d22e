import { z } from 'zod';

import type { RunOptionDefinition, StrategyId, WorkloadId } from '../../../contract/catalogue.ts';
import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { BOUNDS, type Bounds, MAX_LIST_LENGTH, MAX_TITLE_CHARACTERS } from '../plan/spec-limits.ts';
import { EXPERIMENT_FILE_SCHEMA } from './file-spec.ts';
import { runtimeTextProblem } from './runtime-selector.ts';
import { WORKER_RANGE } from './worker-range.ts';

/** Longer than any path that a system allows. */
const MAX_TEXT_CHARACTERS = 4096;
/** More than any machine has. */
const MAX_CORES = 65_536;

// The error of each schema is the phrase for “must be …”: issue-sentences.ts makes sentences of it.
const WORKERS_PHRASE = `a number from ${BOUNDS.workers.min} to ${BOUNDS.workers.max}, a range such as 1-8 or 1-2x cores, or a list of these`;
const VALUES_PHRASE = 'a number or a word, or a list of these';

const text = z
  .string('a text')
  .max(MAX_TEXT_CHARACTERS, `at most ${MAX_TEXT_CHARACTERS} characters long`)
  .min(1, 'a text that is not empty');
const strategyNames = catalogue.strategies.map(({ id }) => id);
const strategy = word<StrategyId>(strategyNames).describe('Name of a strategy.');

const options = object(
  Object.fromEntries(
    catalogue.options.map((option) => [option.name, optionSchema(option).optional()]),
  ),
);

const strategyItem = z.union(
  [strategy, object({ strategy, options: options.optional() })],
  'the name of a strategy, or {strategy, options}',
);

const runtime = z
  .union(
    [
      text.superRefine(refuseUnknownRuntime),
      object({ host: text.describe('Path of a run host.') }),
    ],
    'a runtime such as python, node@20 or a path, or {host: path}',
  )
  .describe(
    'node, python, one with a version such as python@3.11, the path of an interpreter, or {host: path}.',
  );

const workerCount = z.union(
  [whole(BOUNDS.workers), z.string(WORKERS_PHRASE).regex(WORKER_RANGE, WORKERS_PHRASE)],
  WORKERS_PHRASE,
);

const parameterValue = z.union(
  [z.number(VALUES_PHRASE), z.string(VALUES_PHRASE).max(MAX_TEXT_CHARACTERS)],
  VALUES_PHRASE,
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

const baseline = z.union(
  [
    strategy,
    object({
      strategy: strategy.optional(),
      runtime: runtime.optional(),
      workers: whole(BOUNDS.workers).optional(),
    }),
  ],
  'the name of a strategy, or {strategy, runtime, workers}',
);

/** What may stand in an experiment file; docs/experiment-file.schema.json is made from it. */
export const fileSchema = object({
  schema: z
    .literal(EXPERIMENT_FILE_SCHEMA, `“${EXPERIMENT_FILE_SCHEMA}”`)
    .describe('Name and version of this format.'),
  $schema: z.string('a text').optional().describe('For editors; not read.'),
  title: z
    .string('a text')
    .max(MAX_TITLE_CHARACTERS, `at most ${MAX_TITLE_CHARACTERS} characters long`)
    .optional()
    .describe('For people.'),
  workload: word<WorkloadId>(catalogue.workloads.map(({ id }) => id)).describe('What a task does.'),
  parameters: z
    .record(
      z.string(),
      z.union(
        [parameterValue, list(parameterValue, VALUES_PHRASE, MAX_CONFIGURATIONS)],
        VALUES_PHRASE,
      ),
      'a list of parameters with their values',
    )
    .optional()
    .describe(
      'Values of the workload’s parameters; every combination of several is run. What is absent has its default.',
    ),
  strategies: list(strategyItem, 'a list of strategies', MAX_LIST_LENGTH).describe(
    'What is compared.',
  ),
  runtimes: list(runtime, 'a list of runtimes', MAX_LIST_LENGTH).describe(
    'On what it is compared.',
  ),
  workers: z
    .union([workerCount, list(workerCount, WORKERS_PHRASE, BOUNDS.workers.max)], WORKERS_PHRASE)
    .optional()
    .describe('Numbers of workers; absent: one for each core.'),
  options: options.optional().describe('Of all strategies that know them.'),
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
  seed: whole(BOUNDS.seed).optional().describe('Of the work.'),
  orderSeed: whole(BOUNDS.seed)
    .optional()
    .describe('Of the order of runs, and of what is drawn in the statistics.'),
  warmups: whole(BOUNDS.warmups)
    .optional()
    .describe('Runs of each configuration before those that count.'),
  stop: stop.optional().describe('When there are enough runs.'),
  coolDownMs: decimal(BOUNDS.coolDownMs).optional().describe('Pause before each run.'),
  baseline: baseline
    .optional()
    .describe('What the others are held against; each part that is absent matches anything.'),
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
});

export type FileContent = z.infer<typeof fileSchema>;

/** The published schema, for editors. */
export function fileJsonSchema(): unknown {
  const { $schema, ...rest } = z.toJSONSchema(fileSchema, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    title: 'Corelane experiment',
    description: 'An experiment as docs/experiments.md describes it, in YAML or JSON.',
    ...rest,
  };
}

/** Nothing but the known keys. Its error for others is their list. */
function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? names.join(', ')
        : `a group of ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' …' : ''}`,
  });
}

function list<Item extends z.ZodType>(item: Item, phrase: string, maxLength: number) {
  const bounded = `${phrase} with 1 to ${maxLength} entries`;
  return z.array(item, phrase).min(1, bounded).max(maxLength, bounded);
}

function whole({ min, max }: Bounds) {
  const phrase = `a whole number from ${min} to ${max}`;
  return z.int(phrase).min(min, phrase).max(max, phrase);
}

function decimal({ min, max }: Bounds) {
  const phrase = `a number from ${min} to ${max}`;
  return z.number(phrase).min(min, phrase).max(max, phrase);
}

function word<Word extends string>(words: readonly Word[]) {
  return z.enum(words, `one of ${words.join(', ')}`);
}

function optionSchema({ value, help }: RunOptionDefinition): z.ZodType<string | number | boolean> {
  switch (value.type) {
    case 'integer':
      return whole(value).describe(help);
    case 'choice':
      return word(value.choices.map((choice) => choice.value)).describe(help);
    case 'switch':
      return z.boolean('true or false').describe(help);
  }
}

/** Here and not later, so that it is told together with whatever else is wrong. */
function refuseUnknownRuntime(given: string, context: z.RefinementCtx<string>): void {
  const message = runtimeTextProblem(given);
  if (message !== null) context.addIssue({ code: 'custom', message });
}
