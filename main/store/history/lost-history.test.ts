import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import {
  headerFor,
  historyPath,
  listed,
  problemsOf,
  record,
  soundHistory,
  tickOf,
  ticksOf,
  value,
} from './history.test-support.ts';
import { HistoryDatabase } from './history-database.ts';
import { openHistory } from './open-history.ts';
import { Sqlite } from './sqlite.ts';
import { tasksOf } from './task-times.test-support.ts';

/** Elsewhere an open file can't be removed. */
const isPosix = process.platform !== 'win32';

/** What is on disk, as the next start finds it. */
function foundAgain(path: string): readonly string[] {
  const again = soundHistory(path);
  const ids = listed(again).toSorted();
  again.close();
  return ids;
}

describe.runIf(isPosix).each([
  ['its folder is', dirname],
  // With its log still there, which belongs to what is gone.
  ['the file alone is', (path: string) => path],
])('a history of which %s removed', (_what, removedOf) => {
  it('loses no run, that under way among them', async () => {
    const path = await historyPath();
    const history = soundHistory(path);
    const problems = problemsOf(history);
    record(history, { runId: 'before' }, ticksOf('before', 8));
    const result = runResult();
    const header = headerFor(result);
    history.beginRun({ header, machine: machineCard(), experimentId: null });
    history.appendSamples('run-1', [tickOf('run-1', 1)]);

    await rm(removedOf(path), { recursive: true });
    history.appendSamples('run-1', [tickOf('run-1', 2)]);
    expect(problems.map(({ code }) => code)).toEqual(['history-restored']);
    expect(problems[0]?.message).toContain(path);
    history.saveTasks(tasksOf('run-1', 5));
    history.endRun(header, result);
    expect(listed(history).toSorted()).toEqual(['before', 'run-1']);
    expect([...value(history.recording('run-1')).sequence]).toEqual([1, 2]);
    history.close();
    expect(foundAgain(path)).toEqual(['before', 'run-1']);
  });
});

it.runIf(isPosix)('is there again when it was removed after the last run', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  record(history);
  await rm(dirname(path), { recursive: true });
  history.close();
  expect(foundAgain(path)).toEqual(['run-1']);
});

it.runIf(isPosix)('keeps what was open when another history takes its place', async () => {
  const path = await historyPath();
  const other = await historyPath();
  const brought = soundHistory(other);
  record(brought, { runId: 'brought' });
  brought.close();
  const history = soundHistory(path);
  const problems = problemsOf(history);
  record(history, { runId: 'open' });
  // With the log of what was open still beside it.
  await rename(other, path);

  record(history, { runId: 'after' });
  expect(problems.map(({ code }) => code)).toEqual(['history-replaced']);
  expect(listed(history).toSorted()).toEqual(['after', 'brought']);
  history.close();
  const names = await readdir(dirname(path));
  const aside = names.find((name) => name.includes('.replaced-')) ?? '';
  expect(problems[0]?.message).toContain(aside);
  const copy = await historyPath();
  await mkdir(dirname(copy));
  await copyFile(join(dirname(path), aside), copy);
  expect(foundAgain(copy)).toEqual(['open']);
});

it.runIf(isPosix)('waits with what it has where its folder can’t be made again', async () => {
  const path = await historyPath();
  const folder = dirname(path);
  const history = soundHistory(path);
  const problems = problemsOf(history);
  record(history, { runId: 'before' });
  await rm(folder, { recursive: true });
  await writeFile(folder, 'a file where the folder was');
  record(history, { runId: 'after' });
  expect(problems.map(({ code }) => code)).toEqual(['history-not-saved']);
  await rm(folder);
  record(history, { runId: 'later' });
  history.close();
  expect(foundAgain(path)).toEqual(['after', 'before', 'later']);
});

it('does not hold everything up for each write while another program holds it', async () => {
  const path = await historyPath();
  const problems: string[] = [];
  const database = new HistoryDatabase({
    path,
    onProblem: ({ code }) => problems.push(code),
    onReplaced: () => [],
  });
  const other = new Sqlite(path);
  other.exec('BEGIN IMMEDIATE');
  const tookMs = [1, 2, 3].map((note) => {
    const startMs = performance.now();
    database.write((sqlite) => sqlite.exec(`CREATE TABLE note_${note} (a)`));
    return performance.now() - startMs;
  });
  // The first one waits, as a writer that has just begun is done in a moment.
  expect((tookMs[1] ?? 0) + (tookMs[2] ?? 0)).toBeLessThan((tookMs[0] ?? 0) / 4);
  expect(problems).toEqual(['history-not-saved']);
  other.exec('ROLLBACK');
  other.close();
  database.close();
  const { history } = openHistory({ path });
  expect(listed(history)).toEqual([]);
  history.close();
  const sqlite = new Sqlite(path);
  expect(sqlite.all("SELECT name FROM sqlite_schema WHERE name LIKE 'note_%'")).toHaveLength(3);
  sqlite.close();
});
