import { expect, it } from 'vitest';

import type { Failure } from '../../../contract/result.ts';
import { ok } from '../../../contract/result.ts';
import { historyPath, value } from './history.test-support.ts';
import { HistoryDatabase } from './history-database.ts';
import { numberOf, Sqlite } from './sqlite.ts';

function openDatabase(path: string): { database: HistoryDatabase; problems: Failure[] } {
  const problems: Failure[] = [];
  const database = new HistoryDatabase({
    path,
    onProblem: (problem) => problems.push(problem),
    onReplaced: () => [],
  });
  database.write((sqlite) => sqlite.exec('CREATE TABLE notes (note, body)'));
  return { database, problems };
}

function notes(database: HistoryDatabase): readonly number[] {
  return value(
    database.read((sqlite) =>
      ok(sqlite.all('SELECT note FROM notes ORDER BY rowid').map((row) => numberOf(row, 'note'))),
    ),
  );
}

/** What the file may grow to, as a full disk would have it. */
function limitPages(database: HistoryDatabase, more: number): void {
  database.read((sqlite) => {
    const pages = numberOf(sqlite.get('PRAGMA page_count'), 'page_count');
    sqlite.all(`PRAGMA max_page_count = ${pages + more}`);
    return ok(null);
  });
}

function writeNote(database: HistoryDatabase, note: number, bytes = 20_000): void {
  database.write(
    (sqlite) => sqlite.run('INSERT INTO notes VALUES (?, ?)', [note, new Uint8Array(bytes)]),
    bytes,
  );
}

it('tells once of a full disk, and writes everything in order when there is room again', async () => {
  const { database, problems } = openDatabase(await historyPath());
  writeNote(database, 1);
  limitPages(database, 1);
  for (const note of [2, 3, 4]) writeNote(database, note);
  expect(notes(database)).toEqual([1]);
  expect(problems.map(({ code }) => code)).toEqual(['history-not-saved']);
  expect(problems[0]?.message).toContain('free some space');

  limitPages(database, 100_000);
  writeNote(database, 5);
  expect(notes(database)).toEqual([1, 2, 3, 4, 5]);
  limitPages(database, 1);
  writeNote(database, 6);
  expect(problems).toHaveLength(2);
  database.close();
  expect(problems.at(-1)?.code).toBe('history-lost');
});

it('shows nothing that is half written', async () => {
  const { database } = openDatabase(await historyPath());
  limitPages(database, 1);
  database.write((sqlite) => {
    sqlite.run('INSERT INTO notes VALUES (?, ?)', [1, 'short']);
    sqlite.run('INSERT INTO notes VALUES (?, ?)', [2, new Uint8Array(50_000)]);
  });
  expect(notes(database)).toEqual([]);
  database.close();
});

it('gives up the oldest samples, and nothing else, when too much is waiting', async () => {
  const { database, problems } = openDatabase(await historyPath());
  limitPages(database, 1);
  const large = 30 * 1024 * 1024;
  for (const note of [1, 2, 3]) {
    database.write((sqlite) => {
      sqlite.run('INSERT INTO notes VALUES (?, ?)', [note, new Uint8Array(20_000)]);
    }, large);
    database.write((sqlite) => sqlite.run('INSERT INTO notes VALUES (?, NULL)', [note + 10]));
  }
  expect(problems.map(({ code }) => code)).toEqual(['history-not-saved', 'history-samples-lost']);
  limitPages(database, 100_000);
  writeNote(database, 4);
  expect(notes(database)).toEqual([11, 2, 12, 3, 13, 4]);
  database.close();
});

it('waits for another writer, and tries again when that takes too long', async () => {
  const path = await historyPath();
  const { database, problems } = openDatabase(path);
  const other = new Sqlite(path);
  other.exec('BEGIN IMMEDIATE');
  writeNote(database, 1);
  expect(notes(database)).toEqual([]);
  expect(problems[0]?.message).toContain('another program');
  other.exec('ROLLBACK');
  other.close();
  writeNote(database, 2);
  expect(notes(database)).toEqual([1, 2]);
  database.close();
});

it('goes on after a write that can never go well', async () => {
  const { database, problems } = openDatabase(await historyPath());
  database.write((sqlite) => sqlite.run('INSERT INTO nothing VALUES (1)'));
  writeNote(database, 1);
  expect(notes(database)).toEqual([1]);
  expect(problems.map(({ code }) => code)).toEqual(['history-not-saved']);
  database.close();
});
