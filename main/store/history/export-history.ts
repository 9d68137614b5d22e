import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

import type { HistoryId } from '../../../contract/history.ts';
import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { writeWholeFile } from '../write-whole-file.ts';
import { readChunks } from './chunk-rows.ts';
import { readDocument } from './document.ts';
import { EXPORT_SCHEMA, type ExportLine } from './export-file.ts';
import type { HistoryDatabase } from './history-database.ts';
import { entryOf } from './item.ts';
import { readRun, visibleItem } from './read-items.ts';
import { numberOf, type Sqlite, textOf } from './sqlite.ts';
import type { ExperimentOutline } from './write-experiments.ts';

/** Writes items, experiments with their runs, into one file: whole, or not at all. */
export async function exportHistory(
  database: HistoryDatabase,
  path: string,
  items: readonly HistoryId[],
): Promise<Result<null>> {
  const all = database.read((sqlite) => withTheirRuns(sqlite, items));
  if (!all.ok) return all;
  try {
    const lines = Readable.from(exportedLines(database, all.value));
    await writeWholeFile(path, lines.pipe(packed(lines)));
    return ok(null);
  } catch (thrown) {
    const { message } = toError(thrown);
    return err('export-failed', `'${path}' could not be written: ${message}.`);
  }
}

/** A stream that fails when what it is fed by fails. */
function packed(lines: Readable): ReturnType<typeof createGzip> {
  const gzip = createGzip();
  lines.on('error', (error) => gzip.destroy(error));
  return gzip;
}

function withTheirRuns(database: Sqlite, items: readonly HistoryId[]): Result<HistoryId[]> {
  const all = new Map<string, HistoryId>();
  for (const { kind, id } of items) {
    const found = visibleItem(database, kind, id);
    if (!found.ok) return found;
    all.set(`${kind} ${id}`, { kind, id });
    if (kind === 'run') continue;
    for (const runId of runsOf(database, id)) {
      all.set(`run ${runId}`, { kind: 'run', id: runId });
    }
  }
  return ok([...all.values()]);
}

function runsOf(database: Sqlite, experimentId: string): readonly string[] {
  const rows = database.all(
    `SELECT id FROM items WHERE kind = 'run' AND experiment_id = ? AND removal IS NULL
     ORDER BY started_at, item`,
    [experimentId],
  );
  return rows.map((row) => textOf(row, 'id'));
}

/** Read one item at a time, so that a large history is never in memory as a whole. */
function* exportedLines(
  database: HistoryDatabase,
  items: readonly HistoryId[],
): Generator<string, void, undefined> {
  let lines = 0;
  yield lineOf({ schema: EXPORT_SCHEMA });
  for (const { kind, id } of items) {
    const read = database.read((sqlite) =>
      kind === 'run' ? runLines(sqlite, id) : experimentLines(sqlite, id),
    );
    if (!read.ok) throw new Error(read.error.message);
    lines += read.value.length;
    yield* read.value.map(lineOf);
  }
  yield lineOf({ type: 'end', lines } satisfies ExportLine);
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function runLines(database: Sqlite, runId: string): Result<readonly ExportLine[]> {
  const run = readRun(database, runId);
  if (!run.ok) return run;
  const { entry, header, machine, result, experimentId } = run.value;
  const { title, note, tags, starred, state } = entry;
  const marks = { title, note, tags: [...tags], starred, state };
  const tasks = readChunks(database, 'task_chunks', runId).map(base64);
  const samples = readChunks(database, 'chunks', runId).map(base64);
  return ok([
    {
      type: 'run',
      ...marks,
      experimentId,
      header,
      machine,
      result,
      ...(tasks.length === 0 ? {} : { tasks }),
    },
    ...samples.map((chunk): ExportLine => ({ type: 'samples', runId, chunk })),
  ]);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function experimentLines(database: Sqlite, id: string): Result<readonly ExportLine[]> {
  const row = visibleItem(database, 'experiment', id);
  if (!row.ok) return row;
  const { title, note, tags, starred, state } = entryOf(row.value);
  const marks = { title, note, tags: [...tags], starred, state };
  const result = readDocument(database, numberOf(row.value, 'item'), 'result');
  if (result === null)
    return err('history-unreadable', `Of the experiment ${id} no result is left.`);
  return ok([{ type: 'experiment', ...marks, result: result as ExperimentOutline }]);
}
