import { statSync } from 'node:fs';

import { deadSessions } from './sessions.ts';
import type { Sqlite } from './sqlite.ts';

/** Checking reads the whole file: about a second for this much. */
const MAX_CHECKED_BYTES = 256 * 1024 * 1024;

/**
 * Only after a session that ended without closing the history: a power cut is what can damage the
 * file, and a start after an orderly end stays quick.
 */
export function needsCheck(database: Sqlite): boolean {
  return deadSessions(database).length > 0;
}

/** Of a very large file the list alone is checked; what is wrong elsewhere shows when it is read. */
export function passesCheck(database: Sqlite, path: string): boolean {
  const isLarge = statSync(path).size > MAX_CHECKED_BYTES;
  const rows = database.all(isLarge ? 'PRAGMA quick_check(items)' : 'PRAGMA quick_check(1)');
  return rows.length === 1 && rows[0]?.['quick_check'] === 'ok';
}
