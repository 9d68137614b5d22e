import { randomUUID } from 'node:crypto';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { outputsBeside } from '../outputs-beside.ts';
import {
  historyPath,
  listed,
  record,
  smallExperiment,
  soundHistory,
  ticksOf,
  value,
} from './history.test-support.ts';
import type { History } from './history.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString();
}

it('takes away what is too old, but nothing starred or tagged', async () => {
  const history = soundHistory(await historyPath());
  for (const id of ['starred', 'tagged', 'plain']) {
    record(history, { runId: id, startedAt: daysAgo(40) });
  }
  record(history, { runId: 'new', startedAt: daysAgo(1) });
  value(history.update({ kind: 'run', id: 'starred' }, { starred: true }));
  value(history.update({ kind: 'run', id: 'tagged' }, { tags: ['keep'] }));
  history.saveExperiment(smallExperiment({ startedAt: daysAgo(31) }));
  history.applyRetention({ days: 30, maxBytes: null });
  expect([...listed(history, { withRunsOfExperiments: true })].sort()).toEqual([
    'new',
    'starred',
    'tagged',
  ]);
  history.close();
});

it('takes away what programs printed together with their runs', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  const [kept, gone] = [randomUUID(), randomUUID()];
  record(history, { runId: kept, startedAt: daysAgo(1) });
  record(history, { runId: gone, startedAt: daysAgo(40) });
  const long = new Date(Date.now() - DAY_MS);
  for (const runId of [kept, gone]) {
    await mkdir(join(outputsBeside(path), runId), { recursive: true });
    await utimes(join(outputsBeside(path), runId), long, long);
  }
  history.applyRetention({ days: 30, maxBytes: null });
  expect(await readdir(outputsBeside(path))).toEqual([kept]);
  history.close();
});

/** Runs of programs, a day apart, the oldest first, each with as much output. */
async function recordPrograms(path: string, history: History, count: number, bytes: number) {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [day, runId] of ids.entries()) {
    record(history, { runId, startedAt: daysAgo(20 - day) });
    await mkdir(join(outputsBeside(path), runId), { recursive: true });
    await writeFile(join(outputsBeside(path), runId, 'stdout'), 'x'.repeat(bytes));
  }
  return ids;
}

it('counts what programs printed to the size, and takes that of the oldest runs away', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  const ids = await recordPrograms(path, history, 4, 1_000_000);
  value(history.update({ kind: 'run', id: ids[0] ?? '' }, { starred: true }));
  const { sizeBytes, outputBytes } = value(history.facts());
  expect(outputBytes).toBe(4_000_000);
  expect(sizeBytes).toBeGreaterThan(outputBytes);
  history.applyRetention({ days: null, maxBytes: 3_500_000 });
  const [starred = '', , ...younger] = ids;
  expect((await readdir(outputsBeside(path))).sort()).toEqual([starred, ...younger].sort());
  // What is small stays: results go last.
  expect(listed(history)).toHaveLength(4);
  expect(value(history.facts()).outputBytes).toBe(3_000_000);
  history.applyRetention({ days: null, maxBytes: 1 });
  expect(await readdir(outputsBeside(path))).toEqual([starred]);
  expect(listed(history)).toEqual([starred]);
  history.close();
});

it('keeps what a deleted run printed as long as the run can be brought back', async () => {
  const path = await historyPath();
  const history = soundHistory(path);
  const [deleted = '', kept = ''] = await recordPrograms(path, history, 2, 1000);
  value(history.remove([{ kind: 'run', id: deleted }]));
  history.applyRetention({ days: null, maxBytes: null });
  expect(await readdir(outputsBeside(path))).toHaveLength(2);
  value(history.update({ kind: 'run', id: kept }, { starred: true }));
  history.applyRetention({ days: null, maxBytes: 1 });
  expect(await readdir(outputsBeside(path))).toEqual([kept]);
  history.close();
});

it('keeps a starred run of an experiment that goes, and all runs of a starred one', async () => {
  const history = soundHistory(await historyPath());
  history.saveExperiment(smallExperiment({ startedAt: daysAgo(31) }));
  value(history.update({ kind: 'experiment', id: 'experiment-1' }, { starred: true }));
  history.applyRetention({ days: 30, maxBytes: null });
  expect(listed(history, { withRunsOfExperiments: true })).toHaveLength(5);
  value(history.update({ kind: 'experiment', id: 'experiment-1' }, { starred: false }));
  value(history.update({ kind: 'run', id: 'c2 #1' }, { starred: true }));
  history.applyRetention({ days: 30, maxBytes: null });
  expect(listed(history)).toEqual(['c2 #1']);
  history.close();
});

it('takes the oldest samples first, then items, and makes the file smaller', async () => {
  const path = await historyPath();
  const before = soundHistory(path);
  for (let day = 1; day <= 6; day += 1) {
    const runId = `day ${day}`;
    const ticks = ticksOf(runId, 4_000).map((tick) => ({ ...tick, atMs: Math.random() }));
    record(before, { runId, startedAt: daysAgo(10 - day) }, ticks);
  }
  before.close();
  const { size } = await stat(path);
  const history = soundHistory(path);
  history.applyRetention({ days: null, maxBytes: Math.round(size * 0.6) });
  const ticks = [1, 2, 3, 4, 5, 6].map(
    (day) => value(history.recording(`day ${day}`)).sequence.length,
  );
  expect(ticks[0]).toBe(0);
  expect(ticks[5]).toBe(4_000);
  expect([...ticks]).toEqual([...ticks].sort((left, right) => left - right));
  expect((await stat(path)).size).toBeLessThan(size * 0.7);
  expect(listed(history)).toHaveLength(6);
  history.applyRetention({ days: null, maxBytes: 1 });
  expect(listed(history)).toEqual([]);
  history.close();
});
