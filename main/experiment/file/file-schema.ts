import { z } from 'zod';

import type { RunOptionDefinition, StrategyId, WorkloadId } from '../../../contract/catalogue.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { BOUNDS, MAX_LIST_LENGTH } from '../plan/spec-limits.ts';
import { commandsFileSchema } from './commands-file-schema.ts';
import { runtimeTextProblem } from './runtime-selector.ts';
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
import { WORKER_RANGE } from './worker-range.ts';

// The error of each schema is the phrase for “must be …”: issue-sentences.ts makes sentences of it.
const WORKERS_PHRASE = `a number from ${BOUNDS.workers.min} to ${BOUNDS.workers.max}, a range such as 1-8 or 1-2x cores, or a list of these`;

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

/**
 * What may stand in an experiment file that compares strategies; docs/experiment-file.schema.json is
 * made from it.
 */
export const fileSchema = object({
  ...headShape,
  workload: word<WorkloadId>(catalogue.workloads.map(({ id }) => id)).describe('What a task does.'),
  parameters: parameterLists
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
  seed: whole(BOUNDS.seed).optional().describe('Of the work.'),
  ...measuringShape,
  baseline: baseline
    .optional()
    .describe('What the others are held against; each part that is absent matches anything.'),
});

export type FileContent = z.infer<typeof fileSchema>;

/** The published schema, for editors. */
export function fileJsonSchema(): unknown {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Corelane experiment',
    description: 'An experiment as docs/experiments.md describes it, in YAML or JSON.',
    anyOf: [fileSchema, commandsFileSchema].map(partSchema),
  };
}

function partSchema(part: z.ZodType): unknown {
  const schema = z.toJSONSchema(part, { target: 'draft-2020-12', io: 'input' });
  delete schema.$schema;
  return schema;
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
