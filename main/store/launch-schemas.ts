import { z } from 'zod';

import type { RunOptionName, RunOptions } from '../../contract/run-options.ts';
import type { CoreChoice } from '../../contract/settings.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { parseUnknown } from '../parsing/parse-unknown.ts';

/** More than any machine has. */
const MAX_CORES = 65_536;

/** Longer than any path or id that a system allows; keeps a flood out of logs and files. */
const MAX_TEXT_CHARACTERS = 4096;

export const boundedText = z.string().max(MAX_TEXT_CHARACTERS);

export const workloadId = z.enum(catalogue.workloads.map(({ id }) => id));

export const strategyId = z.enum(catalogue.strategies.map(({ id }) => id));

/** Shapes of options; which values fit a strategy is the lab's to judge. */
export const optionParts = {
  startMethod: z.enum(['fork', 'spawn', 'forkserver']),
  executor: z.enum([
    'multiprocessing.Pool',
    'ProcessPoolExecutor',
    'ThreadPoolExecutor',
    'InterpreterPoolExecutor',
  ]),
  perTask: z.boolean(),
  schedule: z.enum(['round-robin', 'blocks', 'dynamic', 'guided']),
  chunk: z.number(),
  asyncStyle: z.enum(['gather', 'task-group', 'semaphore']),
  asyncCalls: z.enum(['awaited', 'blocking', 'to-thread']),
  inFlight: z.number(),
  serialization: z.enum(['json', 'advanced']),
  gil: z.enum(['on', 'off']),
  onTaskError: z.enum(['go-on', 'stop']),
  taskTimeLimitMs: z.number(),
} satisfies { [Name in RunOptionName]: z.ZodType<Required<RunOptions>[Name]> };

/** The options of a request: nothing but what is known, each in its shape. */
export const runOptions: z.ZodType<RunOptions> = z.strictObject({
  startMethod: optionParts.startMethod.exactOptional(),
  executor: optionParts.executor.exactOptional(),
  perTask: optionParts.perTask.exactOptional(),
  schedule: optionParts.schedule.exactOptional(),
  chunk: optionParts.chunk.exactOptional(),
  asyncStyle: optionParts.asyncStyle.exactOptional(),
  asyncCalls: optionParts.asyncCalls.exactOptional(),
  inFlight: optionParts.inFlight.exactOptional(),
  serialization: optionParts.serialization.exactOptional(),
  gil: optionParts.gil.exactOptional(),
  onTaskError: optionParts.onTaskError.exactOptional(),
  taskTimeLimitMs: optionParts.taskTimeLimitMs.exactOptional(),
});

/** What can be read of remembered options; the rest is left out. */
export function knownOptions(given: Record<string, unknown>): RunOptions {
  const known = Object.entries(optionParts).flatMap(([name, schema]) => {
    const parsed = parseUnknown<unknown>(schema, given[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(known) as RunOptions;
}

export const coreNumbers = z.array(z.int().min(0).max(MAX_CORES)).max(MAX_CORES);

export const coreChoice: z.ZodType<CoreChoice> = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('all') }),
  z.object({ choice: z.literal('all-but-one') }),
  z.object({ choice: z.literal('count'), count: z.int().min(1).max(MAX_CORES) }),
  z.object({ choice: z.literal('list'), cores: coreNumbers.min(1) }),
]);
