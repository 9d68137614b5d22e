import type { Sqlite } from './sqlite.ts';
import { numberOf } from './sqlite.ts';

/**
 * Version 1. An item is a run or an experiment; what the list shows of it stands in its row, all
 * else in tables that the list never reads. `owner` is the process that is still writing it.
 * `removal` marks what was taken out of the lists and waits to be deleted.
 */
const VERSION_1 = `
CREATE TABLE items (
  item INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('run', 'experiment')),
  id TEXT NOT NULL,
  experiment_id TEXT,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]',
  starred INTEGER NOT NULL DEFAULT 0,
  imported INTEGER NOT NULL DEFAULT 0,
  facts TEXT NOT NULL,
  search TEXT NOT NULL,
  owner TEXT,
  removal TEXT,
  removed_at TEXT,
  UNIQUE (kind, id)
);
CREATE INDEX items_by_time ON items (started_at DESC, item DESC);
CREATE INDEX items_by_experiment ON items (experiment_id) WHERE experiment_id IS NOT NULL;
CREATE INDEX items_in_work ON items (owner) WHERE owner IS NOT NULL;
CREATE INDEX items_removed ON items (removal) WHERE removal IS NOT NULL;

CREATE TABLE documents (
  item INTEGER NOT NULL REFERENCES items (item) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name IN ('header', 'machine', 'result')),
  body BLOB NOT NULL,
  PRIMARY KEY (item, name)
);

CREATE TABLE chunks (
  item INTEGER NOT NULL REFERENCES items (item) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (item, part)
);

CREATE TABLE sessions (
  owner TEXT PRIMARY KEY
);
`;

/** Version 2: when each task of a run was queued, started and finished, and where. */
const VERSION_2 = `
CREATE TABLE task_chunks (
  item INTEGER NOT NULL REFERENCES items (item) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (item, part)
);
`;

/** The step to version n + 1 stands at place n. A step that was once released is never changed. */
export const MIGRATIONS: readonly string[] = [VERSION_1, VERSION_2];

/** What this Corelane writes. */
export const HISTORY_VERSION = MIGRATIONS.length;

export function versionOf(database: Sqlite): number {
  return numberOf(database.get('PRAGMA user_version'), 'user_version');
}

/**
 * Brings a database to the newest version, each step whole or not at all. Two processes may try at
 * the same time: the second one finds the work done.
 */
export function migrate(database: Sqlite, migrations: readonly string[] = MIGRATIONS): void {
  for (const [index, step] of migrations.entries()) {
    if (versionOf(database) > index) continue;
    database.transaction(() => {
      if (versionOf(database) > index) return;
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
