import { z } from 'zod';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { OutputRequest } from '../../../contract/ipc.ts';
import { MAX_TIME_LIMIT_S } from '../../../contract/limits.ts';
import type { AttachAsk } from '../../../contract/processes.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { commandSpec, commandSpecs } from '../../store/command-schemas.ts';
import { experimentParts } from '../../store/experiment-schema.ts';
import { boundedText, coreNumbers } from '../../store/launch-schemas.ts';
import { processIdentity } from './process-parsers.ts';

const nothing = z.strictObject({});

/** A run of a program of the user's own. */
export const commandRequest: z.ZodType<RunRequest> = z.strictObject({
  workload: z.literal('command'),
  parameters: z.record(boundedText, z.union([z.number(), boundedText])),
  strategy: z.literal('program'),
  runtimeId: z.literal('command'),
  workers: z.number(),
  options: nothing,
  cores: coreNumbers.nullable(),
  seed: z.number(),
  timeLimitMs: z.number(),
  command: commandSpec,
});

/** An experiment that compares such programs. */
export const commandsExperiment: z.ZodType<ExperimentSpec> = z.strictObject({
  ...experimentParts,
  workload: z.literal('command'),
  strategies: z.array(z.strictObject({ strategy: z.literal('program'), options: nothing })).max(1),
  runtimeIds: z.array(z.literal('command')).max(1),
  options: nothing,
  baseline: z.strictObject({ workers: z.number().exactOptional() }),
  commands: commandSpecs,
});

export const attachAsk: z.ZodType<AttachAsk> = z.strictObject({
  process: processIdentity,
  name: boundedText,
  timeLimitMs: z
    .int()
    .min(1)
    .max(MAX_TIME_LIMIT_S * 1000),
});

// A run's id becomes a part of a path.
export const outputRequest: z.ZodType<OutputRequest> = z.strictObject({
  runId: z.uuid(),
  stream: z.enum(['stdout', 'stderr']),
  how: z.enum(['open', 'reveal']),
});
