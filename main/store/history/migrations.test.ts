import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deflateSync } from 'node:zlib';

import { expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import { headerFor, historyPath, soundHistory, ticksOf, value } from './history.test-support.ts';
import { HISTORY_VERSION, migrate, versionOf } from './migrations.ts';
import { packSamples } from './sample-chunk.ts';
import { Sqlite } from './sqlite.ts';
import { tasksOf } from './task-times.test-support.ts';

/** A database as version 1 left it, word for word: this text is never changed. */
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
CREATE TABLE sessions (owner TEXT PRIMARY KEY);
INSERT INTO items VALUES (1, 'run', 'run-1', NULL, 'completed', '2026-01-02T03:04:05.000Z', 'My run',
  'a note', '["old"]', 1, 0, '{"workload":"primes","strategies":["threads"],"runtimes":["Python 3.11.7"],"workers":[2],"wallMs":5210,"verdict":null,"runs":0,"machine":"Test CPU","labels":[]}',
  'my run old', NULL, NULL, NULL);
INSERT INTO items VALUES (2, 'run', 'run-2', NULL, 'running', '2026-01-03T03:04:05.000Z', 'Cut short',
  '', '[]', 0, 0, '{"workload":"primes","strategies":["threads"],"runtimes":["Python 3.11.7"],"workers":[2],"wallMs":null,"verdict":null,"runs":0,"machine":"Test CPU","labels":[]}',
  'cut short', '{"pid":4711,"startTime":"1","boot":"of yesterday","session":"s"}', NULL, NULL);
PRAGMA user_version = 1;
`;

function tablesOf(database: Sqlite): readonly unknown[] {
  return ['items', 'documents', 'chunks', 'task_chunks', 'sessions'].map((table) =>
    database.all(`PRAGMA table_info(${table})`),
  );
}

it('opens a database of version 1 as it was', async () => {
  const path = await historyPath();
  await mkdir(dirname(path));
  const old = new Sqlite(path);
  old.exec(VERSION_1);
  const result = runResult();
  const documents = { header: headerFor(result), machine: machineCard(), result };
  for (const [name, document] of Object.entries(documents)) {
    const body = deflateSync(JSON.stringify(document));
    old.run('INSERT INTO documents VALUES (1, ?, ?)', [name, body]);
  }
  const recording = recordingOf('run-1', ticksOf('run-1', 4));
  old.run('INSERT INTO chunks VALUES (1, 1, ?)', [packSamples(recording)]);
  old.close();

  const history = soundHistory(path);
  const run = value(history.run('run-1'));
  expect(run).toMatchObject(documents);
  expect(run.entry).toMatchObject({
    title: 'My run',
    note: 'a note',
    tags: ['old'],
    starred: true,
  });
  expect(value(history.recording('run-1'))).toEqual(recording);
  expect(value(history.tasks('run-1'))).toBeNull();
  const list = value(
    history.list({
      text: 'cut',
      kind: null,
      starredOnly: false,
      withRunsOfExperiments: false,
      offset: 0,
      limit: 10,
    }),
  );
  expect(list.entries.map(({ state }) => state)).toEqual(['interrupted']);
  expect(value(history.tasks('run-2'))).toBeNull();
  history.saveTasks(tasksOf('run-1', 5));
  expect(value(history.tasks('run-1'))?.task).toHaveLength(5);
  history.close();

  const migrated = new Sqlite(path);
  const fresh = new Sqlite(':memory:');
  migrate(fresh);
  expect(versionOf(migrated)).toBe(HISTORY_VERSION);
  expect(tablesOf(migrated)).toEqual(tablesOf(fresh));
  migrated.close();
});

it('takes each step once, in order, and none by half', () => {
  const database = new Sqlite(':memory:');
  const steps = [
    'CREATE TABLE one (a); INSERT INTO one VALUES (1)',
    'ALTER TABLE one ADD COLUMN b; UPDATE one SET b = a + 1',
    'UPDATE one SET b = 100; CREATE TABLE one (a)',
  ];
  migrate(database, steps.slice(0, 1));
  expect(versionOf(database)).toBe(1);
  expect(() => migrate(database, steps)).toThrow(/already exists/);
  expect(versionOf(database)).toBe(2);
  expect(database.all('SELECT a, b FROM one')).toEqual([{ a: 1, b: 2 }]);
  migrate(database, steps.slice(0, 2));
  expect(database.all('SELECT a, b FROM one')).toEqual([{ a: 1, b: 2 }]);
  database.close();
});
