import type { Retention } from '../../../contract/history.ts';
import type { KeptOutputs } from '../../command/kept-outputs.ts';
import { purgeRemoved } from './change-items.ts';
import { deleteChunks } from './chunk-rows.ts';
import { UNDO_MS } from './sessions.ts';
import { numberOf, type Sqlite, textOf } from './sqlite.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Deleted at a time, between two looks at the size. */
const STEP = 20;

/** Given back to the disk at a time. */
const VACUUM_PAGES = 2_000;

/** Neither starred, tagged nor under way. */
const UNMARKED = "items.starred = 0 AND items.tags = '[]' AND items.owner IS NULL";

/** Nor a run of an experiment that is. */
const MAY_GO = `${UNMARKED} AND NOT EXISTS (
  SELECT 1 FROM items AS parent
  WHERE items.kind = 'run' AND parent.kind = 'experiment' AND parent.id = items.experiment_id
    AND (parent.starred = 1 OR parent.tags <> '[]' OR parent.owner IS NOT NULL))`;

/** Runs of an experiment go with it, never before it. */
const STANDS_ALONE = `NOT EXISTS (
  SELECT 1 FROM items AS parent
  WHERE items.kind = 'run' AND parent.kind = 'experiment' AND parent.id = items.experiment_id)`;

/**
 * Takes away what is too old; then, the oldest first, samples, task times and output, and at last items,
 * until the rest fits.
 * @param outputs what programs wrote to files of their own: it counts, and goes with its run
 */
export function applyRetention(
  database: Sqlite,
  retention: Retention,
  at: Date,
  outputs: KeptOutputs,
): void {
  dropGone(database, outputs, new Date(at.getTime() - UNDO_MS));
  if (retention.days !== null) {
    const before = new Date(at.getTime() - retention.days * DAY_MS).toISOString();
    while (deleteItems(database, `started_at < ?`, [before]) > 0);
    dropGone(database, outputs, new Date(at.getTime() - UNDO_MS));
  }
  const { maxBytes } = retention;
  if (maxBytes !== null) {
    const isTooLarge = (): boolean => usedBytes(database) + outputs.totalBytes > maxBytes;
    if (isTooLarge()) {
      purgeRemoved(database, at);
      dropGone(database, outputs, at);
    }
    while (isTooLarge() && deleteRecording(database, outputs));
    while (isTooLarge() && deleteItems(database, 'true', []) > 0) dropGone(database, outputs, at);
  }
  giveBack(database);
}

/** Runs whose output is still wanted: those that are there, or were removed since and can be brought back. */
export function keptRuns(database: Sqlite, since: Date): ReadonlySet<string> {
  const rows = database.all(
    `SELECT id FROM items WHERE kind = 'run' AND (removal IS NULL OR removed_at >= ?)`,
    [since.toISOString()],
  );
  return new Set(rows.map((row) => textOf(row, 'id')));
}

/** Takes away what runs wrote that are there no more. */
function dropGone(database: Sqlite, outputs: KeptOutputs, since: Date): void {
  const kept = keptRuns(database, since);
  for (const runId of outputs.runIds) if (!kept.has(runId)) outputs.remove(runId);
}

/** Of what is in use; free pages of the file are not. */
export function usedBytes(database: Sqlite): number {
  const pragma = (name: string): number => numberOf(database.get(`PRAGMA ${name}`), name);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

/** Samples, task times and output of the oldest run that has any. @returns whether there was one */
function deleteRecording(database: Sqlite, outputs: KeptOutputs): boolean {
  const runId = database.transaction(() => {
    const oldest = database.get(
      `SELECT item, id FROM items
       WHERE ${MAY_GO} AND kind = 'run'
         AND (EXISTS (SELECT 1 FROM chunks WHERE chunks.item = items.item)
           OR EXISTS (SELECT 1 FROM task_chunks WHERE task_chunks.item = items.item)
           OR id IN (SELECT value FROM json_each(?)))
       ORDER BY started_at, item LIMIT 1`,
      [JSON.stringify(outputs.runIds)],
    );
    if (oldest === undefined) return null;
    deleteChunks(database, numberOf(oldest, 'item'));
    return textOf(oldest, 'id');
  });
  if (runId !== null) outputs.remove(runId);
  return runId !== null;
}

function deleteItems(database: Sqlite, condition: string, values: readonly string[]): number {
  return database.transaction(() => {
    const rows = database.all(
      `SELECT item, kind, id FROM items WHERE ${MAY_GO} AND ${STANDS_ALONE} AND ${condition}
       ORDER BY started_at, item LIMIT ${STEP}`,
      values,
    );
    for (const row of rows) {
      if (textOf(row, 'kind') === 'experiment') deleteRunsOf(database, textOf(row, 'id'));
      database.run('DELETE FROM items WHERE item = ?', [numberOf(row, 'item')]);
    }
    return rows.length;
  });
}

/** Those that the user marked stay, on their own. */
function deleteRunsOf(database: Sqlite, experimentId: string): void {
  const runs = "kind = 'run' AND experiment_id = ?";
  database.run(`DELETE FROM items WHERE ${runs} AND ${UNMARKED}`, [experimentId]);
  database.run(`UPDATE items SET experiment_id = NULL WHERE ${runs}`, [experimentId]);
}

/** Makes the file smaller, in steps that let other processes write in between. */
function giveBack(database: Sqlite): void {
  const free = numberOf(database.get('PRAGMA freelist_count'), 'freelist_count');
  for (let done = 0; done < free; done += VACUUM_PAGES) {
    database.all(`PRAGMA incremental_vacuum(${VACUUM_PAGES})`);
  }
  if (free > 0) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
