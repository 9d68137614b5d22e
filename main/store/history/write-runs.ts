import type { MachineCard } from '../../../contract/machine-card.ts';
import { recordingOf } from '../../../contract/recording-batches.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { writeDocument } from './document.ts';
import { findItem, writeItem } from './item.ts';
import { begunRun, endedRun } from './run-item.ts';
import { packSamples } from './sample-chunk.ts';
import type { Sqlite } from './sqlite.ts';

export interface BegunRun {
  readonly header: RunHeader;
  readonly machine: MachineCard;
  readonly experimentId: string | null;
}

/** A chunk of this much is packed in a few milliseconds. */
const MAX_CHUNK_TICKS = 240;
const MAX_CHUNK_ROWS = 2_000;

/** Also tells of a run anew whose workers have become more; one that has ended stays as it is. */
export function writeBegun(database: Sqlite, run: BegunRun, owner: string): void {
  const { header, machine, experimentId } = run;
  const known = findItem(database, 'run', header.runId);
  if (known !== undefined && known['state'] !== 'running') return;
  const item = writeItem(database, begunRun(header, machine, experimentId), owner);
  writeDocument(database, item, 'header', header);
  writeDocument(database, item, 'machine', machine);
}

/** @returns chunks in their order, each small enough to be packed at once */
export function chunksOf(runId: string, batches: readonly SampleBatch[]): readonly Uint8Array[] {
  return cutBatches(batches).map((part) => packSamples(recordingOf(runId, part)));
}

/** @param experimentId `null`: what was said when it began holds */
export function writeEnded(
  database: Sqlite,
  header: RunHeader,
  result: RunResult,
  experimentId: string | null = null,
): void {
  const item = writeItem(database, endedRun(header, result, experimentId), null);
  writeDocument(database, item, 'header', header);
  writeDocument(database, item, 'machine', result.machine);
  writeDocument(database, item, 'result', result);
}

function cutBatches(batches: readonly SampleBatch[]): readonly (readonly SampleBatch[])[] {
  const parts: SampleBatch[][] = [];
  let part: SampleBatch[] = [];
  let rows = 0;
  for (const batch of batches) {
    if (part.length === 0 || part.length >= MAX_CHUNK_TICKS || rows >= MAX_CHUNK_ROWS) {
      part = [];
      rows = 0;
      parts.push(part);
    }
    part.push(batch);
    rows += 1 + (batch.run?.workers.length ?? 0) + batch.revisions.length;
  }
  return parts;
}
