import type { HistoryPage, HistoryQuery } from '../../../contract/history.ts';
import { entryOf } from './item.ts';
import { searchWords } from './search-text.ts';
import { interruptAbandoned } from './sessions.ts';
import { numberOf, type Sqlite, type SqlValue } from './sqlite.ts';
import { sqliteProblem } from './sqlite-problem.ts';

const MAX_ENTRIES = 500;

/** A part of what is asked, and what stands for its question marks. */
interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Runs of an experiment that is listed itself stand under it. */
const STANDS_ALONE = `NOT EXISTS (
  SELECT 1 FROM items AS parent
  WHERE parent.kind = 'experiment' AND parent.id = items.experiment_id AND parent.removal IS NULL)`;

/** What matches, the newest first. */
export function listItems(database: Sqlite, query: HistoryQuery): HistoryPage {
  markAbandoned(database);
  const conditions = conditionsOf(query);
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  const values = conditions.flatMap((condition) => condition.values);
  const total = database.get(`SELECT count(*) AS total FROM items WHERE ${where}`, values);
  const limit = Math.min(Math.max(1, query.limit), MAX_ENTRIES);
  const rows = database.all(
    `SELECT * FROM items WHERE ${where} ORDER BY started_at DESC, item DESC LIMIT ? OFFSET ?`,
    [...values, limit, Math.max(0, query.offset)],
  );
  return { entries: rows.map(entryOf), total: numberOf(total, 'total') };
}

/** On a full disk, or while another process writes, the list is there all the same: the next look marks them. */
function markAbandoned(database: Sqlite): void {
  try {
    interruptAbandoned(database);
  } catch (thrown) {
    const problem = sqliteProblem(thrown);
    if (problem !== 'full' && problem !== 'disk' && problem !== 'busy') throw thrown;
  }
}

function conditionsOf(query: HistoryQuery): readonly Condition[] {
  // `instr` takes every character as it is, and finds words of one letter too; FTS5 does neither.
  const words = searchWords(query.text).map((word) => ({
    sql: 'instr(search, ?) > 0',
    values: [word],
  }));
  return [
    { sql: 'removal IS NULL', values: [] },
    ...words,
    ...(query.kind === null ? [] : [{ sql: 'kind = ?', values: [query.kind] }]),
    ...(query.starredOnly ? [{ sql: 'starred = 1', values: [] }] : []),
    ...(query.withRunsOfExperiments ? [] : [{ sql: STANDS_ALONE, values: [] }]),
  ];
}
