import { z } from 'zod';

import type { BaselineChoice, ExperimentSpec, StopRule } from '../../contract/experiment.ts';
import { boundedText, coreNumbers, runOptions, strategyId, workloadId } from './launch-schemas.ts';

/** Keeps a flood out; how much of each makes sense is judged with a sentence, by the experiment. */
const MAX_ENTRIES = 10_000;

const parameterLists = z.record(
  boundedText,
  z.array(z.union([z.number(), boundedText])).max(MAX_ENTRIES),
);

const stopRule: z.ZodType<StopRule> = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('repeats'), repeats: z.number() }),
  z.strictObject({
    rule: z.literal('precision'),
    ciPercent: z.number(),
    minRepeats: z.number(),
    maxRepeats: z.number(),
    maxSeconds: z.number(),
  }),
]);

const baseline: z.ZodType<BaselineChoice> = z.strictObject({
  strategy: strategyId.exactOptional(),
  runtimeId: boundedText.exactOptional(),
  workers: z.number().exactOptional(),
});

/** Of every experiment that comes from outside. */
export const experimentParts = {
  title: boundedText,
  workload: workloadId,
  parameters: parameterLists,
  strategies: z
    .array(z.strictObject({ strategy: strategyId, options: runOptions }))
    .max(MAX_ENTRIES),
  runtimeIds: z.array(boundedText).max(MAX_ENTRIES),
  workers: z.array(z.number()).max(MAX_ENTRIES),
  options: runOptions,
  cores: coreNumbers.nullable(),
  seed: z.number(),
  orderSeed: z.number(),
  warmups: z.number(),
  stopRule,
  coolDownMs: z.number(),
  baseline,
  family: z.enum(['baseline', 'all-pairs']),
  equivalencePercent: z.number(),
  timeLimitMs: z.number(),
};

/** The shape of an experiment with a workload: from the window, from the settings file. */
export const experimentSpec: z.ZodType<ExperimentSpec> = z.strictObject(experimentParts);
