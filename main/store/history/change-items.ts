import type { HistoryEntry, HistoryId, HistoryPatch } from '../../../contract/history.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { deleteChunks } from './chunk-rows.ts';
import { entryOf, findItem, refreshSearch } from './item.ts';
import { visibleItem } from './read-items.ts';
import { numberOf, type Sqlite, textOf } from './sqlite.ts';

const MAX_TAGS = 50;

/** Changes what the patch names; an empty tag is none, and the same tag counts once. */
export function updateItem(
  database: Sqlite,
  { kind, id }: HistoryId,
  patch: HistoryPatch,
): Result<HistoryEntry> {
  const found = visibleItem(database, kind, id);
  if (!found.ok) return found;
  const before = entryOf(found.value);
  const { title, note, starred } = { ...before, ...patch };
  const tags = tidyTags(patch.tags ?? before.tags);
  database.run('UPDATE items SET title = ?, note = ?, starred = ?, tags = ? WHERE item = ?', [
    title,
    note,
    starred ? 1 : 0,
    JSON.stringify(tags),
    numberOf(found.value, 'item'),
  ]);
  const changed = visibleItem(database, kind, id);
  if (!changed.ok) return changed;
  refreshSearch(database, changed.value);
  return ok(entryOf(changed.value));
}

function tidyTags(tags: readonly string[]): readonly string[] {
  const named = tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
  return [...new Set(named)].slice(0, MAX_TAGS);
}

/**
 * Takes items out of the lists, experiments with their runs. They are deleted for good a day later,
 * at a start of Corelane.
 * @param token what brings them back
 */
export function removeItems(
  database: Sqlite,
  items: readonly HistoryId[],
  token: string,
  at: Date,
): Result<{ readonly undoToken: string }> {
  const running = items.find(
    ({ kind, id }) => typeof findItem(database, kind, id)?.['owner'] === 'string',
  );
  if (running !== undefined) {
    return err('still-running', `This ${running.kind} is still under way: stop it first.`);
  }
  for (const { kind, id } of items) {
    const runsToo = kind === 'experiment' ? ` OR (kind = 'run' AND experiment_id = ?2)` : '';
    database.run(
      `UPDATE items SET removal = ?3, removed_at = ?4
       WHERE removal IS NULL AND ((kind = ?1 AND id = ?2)${runsToo})`,
      [kind, id, token, at.toISOString()],
    );
  }
  return ok({ undoToken: token });
}

export function restoreItems(database: Sqlite, token: string): Result<null> {
  const restored = database.run(
    'UPDATE items SET removal = NULL, removed_at = NULL WHERE removal = ?',
    [token],
  );
  if (restored > 0) return ok(null);
  return err('not-in-history', 'What was deleted is gone for good: it can’t be brought back.');
}

/** Deletes for good what was removed before `at`; a kept experiment keeps the results of its runs. */
export function purgeRemoved(database: Sqlite, at: Date): void {
  const rows = database.all(
    'SELECT item, kind, experiment_id FROM items WHERE removal IS NOT NULL AND removed_at < ?',
    [at.toISOString()],
  );
  for (const row of rows) {
    const item = numberOf(row, 'item');
    const experiment = row['experiment_id'];
    const parent =
      textOf(row, 'kind') === 'run' && typeof experiment === 'string'
        ? findItem(database, 'experiment', experiment)
        : undefined;
    if (parent?.['removal'] === null) {
      deleteChunks(database, item);
    } else {
      database.run('DELETE FROM items WHERE item = ?', [item]);
    }
  }
}
