import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, it } from 'vitest';

import type { RunResult } from '../../../contract/run.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { atOnce } from '../../../contract/work-slices.ts';
import { configurationResult } from '../../experiment/fixtures/results.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import {
  codeOf,
  experimentOf,
  headerFor,
  historyPath,
  listed,
  problemsOf,
  record,
  soundHistory,
  ticksOf,
  value,
} from './history.test-support.ts';
import type { History } from './history.ts';
import { numberOf, Sqlite } from './sqlite.ts';
import { isSame, tasksOf } from './task-times.test-support.ts';

const RUN = { kind: 'run', id: 'run-1' } as const;

/** A run that had as many tasks as it has times of. */
function recordWithTasks(
  history: History,
  times: TaskTimes,
  parts: Partial<RunResult> = {},
): RunResult {
  const count = times.task.length;
  const tasks = { total: count, done: count, failed: 0, lost: 0, firstLost: [] };
  const result = runResult({ machine: machineCard(), runId: times.runId, tasks, ...parts });
  const header = headerFor(result);
  history.beginRun({ header, machine: result.machine, experimentId: null });
  history.appendSamples(times.runId, ticksOf(times.runId, 3));
  history.saveTasks(times);
  history.endRun(header, result);
  return result;
}

async function historyWith(times: TaskTimes): Promise<{ history: History; path: string }> {
  const path = await historyPath();
  const history = soundHistory(path);
  recordWithTasks(history, times);
  return { history, path };
}

function rowsIn(path: string, table: string): number {
  const file = new Sqlite(path);
  const rows = numberOf(file.get(`SELECT count(*) AS n FROM ${table}`), 'n');
  file.close();
  return rows;
}

/** As if what was removed had been removed long ago. */
function ageRemoved(path: string): void {
  const file = new Sqlite(path);
  file.run("UPDATE items SET removed_at = '2026-01-01' WHERE removal IS NOT NULL");
  file.close();
}

it('has the times of all tasks again after a restart', async () => {
  const times = tasksOf('run-1', 70_000);
  const { history: before, path } = await historyWith(times);
  before.close();
  const history = soundHistory(path);
  expect(isSame(value(history.tasks('run-1')), times)).toBe(true);
  history.close();
});

it('reads them in parts to the same, and none of a run that is deleted meanwhile', async () => {
  const times = tasksOf('run-1', 200_000);
  const { history } = await historyWith(times);
  expect(isSame(value(atOnce(history.tasksInParts('run-1'))) ?? tasksOf('run-1', 1), times)).toBe(
    true,
  );
  const reading = history.tasksInParts('run-1');
  const shares = [reading.next().value, reading.next().value];
  expect(shares.every((share) => typeof share === 'number' && share > 0 && share <= 1)).toBe(true);
  value(history.remove([RUN]));
  expect(codeOf(atOnce(reading))).toBe('not-in-history');
  history.close();
});

it('has none of a run without, and says so of a run that is not there', async () => {
  const history = soundHistory(await historyPath());
  record(history);
  expect(value(history.tasks('run-1'))).toBeNull();
  expect(codeOf(history.tasks('nowhere'))).toBe('not-in-history');
  history.close();
});

it('keeps the newest ones alone', async () => {
  const { history } = await historyWith(tasksOf('run-1', 10));
  history.saveTasks(tasksOf('run-1', 20));
  expect(value(history.tasks('run-1'))?.task).toHaveLength(20);
  history.close();
});

it('tells how many tasks ended whose times it has not', async () => {
  const history = soundHistory(await historyPath());
  const tasks = { total: 100, done: 80, failed: 15, lost: 5, firstLost: [1] };
  recordWithTasks(history, tasksOf('run-1', 90), { tasks });
  expect(value(history.tasks('run-1'))?.leftOut).toBe(5);
  history.close();
});

it('says of times for a run that was never begun that they were not saved', async () => {
  const history = soundHistory(await historyPath());
  const problems = problemsOf(history);
  history.saveTasks(tasksOf('nowhere', 3));
  expect(problems.map(({ code }) => code)).toEqual(['history-not-saved']);
  record(history);
  expect(listed(history)).toEqual(['run-1']);
  history.close();
});

it('brings them back with their run, and deletes them with it for good', async () => {
  const { history, path } = await historyWith(tasksOf('run-1', 10));
  const { undoToken } = value(history.remove([RUN]));
  expect(codeOf(history.tasks('run-1'))).toBe('not-in-history');
  value(history.undoRemove(undoToken));
  expect(value(history.tasks('run-1'))?.task).toHaveLength(10);
  value(history.remove([RUN]));
  history.close();
  ageRemoved(path);
  soundHistory(path).close();
  expect(rowsIn(path, 'task_chunks')).toBe(0);
});

it('lets them go with a run that was deleted out of its experiment', async () => {
  const { history, path } = await historyWith(tasksOf('c1 #1', 10));
  history.saveExperiment(experimentOf([configurationResult('c1')]));
  value(history.remove([{ kind: 'run', id: 'c1 #1' }]));
  history.close();
  ageRemoved(path);
  const again = soundHistory(path);
  expect(value(again.experiment('experiment-1')).result.configurations[0]?.runs).toHaveLength(2);
  again.close();
  expect(rowsIn(path, 'task_chunks')).toBe(0);
});

it('gives them up before results when space is short, and counts them in its size', async () => {
  const path = await historyPath();
  const empty = soundHistory(path);
  const small = value(empty.facts()).sizeBytes;
  recordWithTasks(empty, tasksOf('old', 60_000), { startedAt: '2026-01-01T00:00:00.000Z' });
  recordWithTasks(empty, tasksOf('new', 60_000), { startedAt: '2026-01-02T00:00:00.000Z' });
  expect(value(empty.facts()).sizeBytes).toBeGreaterThan(small + 200_000);
  empty.close();
  const { size } = await stat(path);
  const history = soundHistory(path);
  history.applyRetention({ days: null, maxBytes: Math.round(size * 0.7) });
  expect(value(history.tasks('old'))).toBeNull();
  expect(value(history.recording('old')).sequence).toHaveLength(0);
  expect(value(history.tasks('new'))?.task).toHaveLength(60_000);
  expect(listed(history)).toEqual(['new', 'old']);
  expect((await stat(path)).size).toBeLessThan(size * 0.8);
  history.close();
});

it('takes them along into another history', async () => {
  const times = tasksOf('run-1', 70_000);
  const { history, path } = await historyWith(times);
  record(history, { runId: 'without' });
  const file = join(dirname(path), 'export.corelane');
  value(await history.exportTo(file, [RUN, { kind: 'run', id: 'without' }]));
  const other = soundHistory(await historyPath());
  expect(value(await other.importFrom(file))).toMatchObject({ runs: 2, skipped: 0 });
  expect(isSame(value(other.tasks('run-1')), times)).toBe(true);
  expect(value(other.tasks('without'))).toBeNull();
  expect(value(other.recording('run-1')).sequence).toHaveLength(3);
  expect(value(await other.importFrom(file))).toMatchObject({ runs: 0, skipped: 2 });
  expect(isSame(value(other.tasks('run-1')), times)).toBe(true);
  history.close();
  other.close();
});

it('answers for damaged ones with an error, and for all else as ever', async () => {
  const { history, path } = await historyWith(tasksOf('run-1', 10));
  history.close();
  const file = new Sqlite(path);
  file.run('UPDATE task_chunks SET body = ?', [Uint8Array.of(1, 2, 3, 4)]);
  file.close();
  const again = soundHistory(path);
  expect(codeOf(again.tasks('run-1'))).toBe('history-unreadable');
  expect(value(again.recording('run-1')).sequence).toHaveLength(3);
  expect(listed(again)).toEqual(['run-1']);
  again.close();
  expect(await readdir(dirname(path))).not.toContainEqual(expect.stringContaining('.damaged-'));
});
