import { z } from 'zod';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { parseUnknown } from '../../parsing/parse-unknown.ts';
import { machineCard, runtimeOnCard } from '../../store/history/run-schemas.ts';
import { readLimited } from '../read-limited.ts';

/** A result of a thousand runs has a few megabytes; what is larger is something else. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const SCHEMA = 'corelane.experiment/1';

const savedRun = z.object({ wallMs: z.number().positive().nullable() });

const savedConfiguration = z.object({
  label: z.string(),
  strategy: z.string(),
  runtime: z.object({ kind: z.string(), version: z.string() }),
  workers: z.number(),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
  options: z.record(z.string(), z.unknown()),
  digest: z.string().nullable(),
  runs: z.array(savedRun),
});

const savedExperiment = z.object({
  startedAt: z.string(),
  machine: machineCard,
  runtimes: z.array(runtimeOnCard),
  spec: z.object({
    workload: z.string(),
    seed: z.number(),
    cores: z.array(z.number()).nullable(),
  }),
  configurations: z.array(savedConfiguration),
});

/** What the gate needs of an earlier result. */
export type SavedExperiment = z.infer<typeof savedExperiment>;
export type SavedConfiguration = z.infer<typeof savedConfiguration>;

/** Reads what `compare --json` printed earlier. */
export async function readSavedExperiment(path: string): Promise<Result<SavedExperiment>> {
  let text: string;
  try {
    text = await readLimited(path, MAX_FILE_BYTES, 'a result');
  } catch (thrown) {
    return err('unreadable', `'${path}' can't be read: ${toError(thrown).message}`);
  }
  return parseSavedExperiment(text, path);
}

/** @param name of the file, for the sentences */
export function parseSavedExperiment(text: string, name: string): Result<SavedExperiment> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return err(
      'no-json',
      `'${name}' is no JSON (${toError(thrown).message}): save what 'compare --json' prints.`,
    );
  }
  const schema = parseUnknown(z.object({ schema: z.string() }), value).data?.schema;
  if (schema !== SCHEMA)
    return err(
      'no-experiment',
      `'${name}' is no result of 'compare --json': its schema is ${schema === undefined ? 'missing' : `'${schema}'`}, not '${SCHEMA}'.`,
    );
  const parsed = parseUnknown(savedExperiment, value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(
    'damaged',
    `'${name}' is damaged: ${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'unreadable'}.`,
  );
}
