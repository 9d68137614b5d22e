import { isUtf8 } from 'node:buffer';

import { bytesOf, type Sqlite } from './sqlite.ts';

/** All texts of the list, as bytes. The second part reads them out of the index that is used for it. */
const TEXTS = [
  `SELECT CAST(concat_ws(char(10), kind, id, experiment_id, state, started_at, title, note, tags,
     facts, search, owner, removal, removed_at) AS BLOB) AS bytes FROM items`,
  'SELECT CAST(owner AS BLOB) AS bytes FROM items WHERE owner IS NOT NULL',
  'SELECT CAST(owner AS BLOB) AS bytes FROM sessions',
];

/**
 * Whether the list can be read. SQLite's own check takes any bytes for a text, but libsql ends the
 * whole process over one that is no UTF-8, and a single entry that is no JSON would bar all others.
 */
export function hasSoundTexts(database: Sqlite): boolean {
  const isText = TEXTS.every((sql) =>
    database.all(sql).every((row) => isUtf8(bytesOf(row, 'bytes') ?? new Uint8Array())),
  );
  if (!isText) return false;
  const broken = 'SELECT 1 FROM items WHERE NOT (json_valid(facts) AND json_valid(tags)) LIMIT 1';
  return database.get(broken) === undefined;
}
