import { z } from 'zod';

import { experimentOutline } from './experiment-schemas.ts';
import { itemState } from './item.ts';
import { machineCard, name, runHeader, runResult, text } from './run-schemas.ts';
import { MAX_TASK_CHUNKS } from './task-chunk.ts';

/**
 * The form of an exported history: JSON, one object a line, packed by gzip. The first line says what
 * it is, the last one how many lines stood between them; a file without it was cut off.
 */
export const EXPORT_SCHEMA = 'corelane.history/1';

const marks = {
  title: text,
  note: text,
  tags: z.array(z.string().max(1_000)).max(1_000),
  starred: z.boolean(),
};

export const firstLine = z.object({ schema: z.literal(EXPORT_SCHEMA) });

const runLine = z.object({
  type: z.literal('run'),
  ...marks,
  state: itemState,
  experimentId: name.nullable(),
  header: runHeader,
  machine: machineCard,
  /** `null`: it was interrupted. */
  result: runResult.nullable(),
  /** Times of its tasks, as `taskChunksOf` makes them, in base64; left out: they were not kept. */
  tasks: z.array(z.string()).max(MAX_TASK_CHUNKS).exactOptional(),
});

/** Of the run that stands before it. */
const samplesLine = z.object({
  type: z.literal('samples'),
  runId: name,
  /** As `packSamples` makes them, in base64. */
  chunk: z.string(),
});

const experimentLine = z.object({
  type: z.literal('experiment'),
  ...marks,
  state: itemState,
  result: experimentOutline,
});

const lastLine = z.object({ type: z.literal('end'), lines: z.int().min(0) });

export const exportLine = z.discriminatedUnion('type', [
  runLine,
  samplesLine,
  experimentLine,
  lastLine,
]);

export type ExportLine = z.infer<typeof exportLine>;
export type RunLine = z.infer<typeof runLine>;
export type ExperimentLine = z.infer<typeof experimentLine>;
