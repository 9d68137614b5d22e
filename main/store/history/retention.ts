import type { Retention } from '../../../contract/history.ts';
import { purgeRemoved } from './change-items.ts';
import { deleteChunks } from './chunk-rows.ts';
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
 * Takes away what is too old; then, the oldest first, samples and task times, and at last items, until
 * the rest fits.
 */
export function applyRetention(database: Sqlite, retention: Retention, at: Date): void {
  if (retention.days !== null) {
    const before = new Date(at.getTime() - retention.days * DAY_MS).toISOString();
    while (deleteItems(database, `started_at < ?`, [before]) > 0);
  }
  const { maxBytes } = retention;
  if (maxBytes !== null) {
    if (usedBytes(database) > maxBytes) purgeRemoved(database, at);
    while (usedBytes(database) > maxBytes && deleteRecording(database));
    while (usedBytes(database) > maxBytes && deleteItems(database, 'true', []) > 0);
  }
  giveBack(database);
}

/** Of what is in use; free pages of the file are not. */
export function usedBytes(database: Sqlite): number {
  const pragma = (name: string): number => numberOf(database.get(`PRAGMA ${name}`), name);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

/** Samples and task times of the oldest run that has any. @returns whether there was one */
function deleteRecording(database: Sqlite): boolean {
  return database.transaction(() => {
    const oldest = database.get(
      `SELECT item FROM items
       WHERE ${MAY_GO} AND (EXISTS (SELECT 1 FROM chunks WHERE chunks.item = items.item)
         OR EXISTS (SELECT 1 FROM task_chunks WHERE task_chunks.item = items.item))
       ORDER BY started_at, item LIMIT 1`,
    );
    if (oldest === undefined) return false;
    deleteChunks(database, numberOf(oldest, 'item'));
    return true;
  });
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
