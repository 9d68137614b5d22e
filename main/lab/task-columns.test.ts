import { expect, test } from 'vitest';

import type { TaskRecord } from '../../contract/host-protocol.ts';
import { TaskColumns } from './task-columns.ts';

/** More than are kept in one piece. */
const TASKS = 150_000;

function recordOf(task: number): TaskRecord {
  const startedNs = 1_000 + 10 * task;
  const times = { queuedNs: 900 + task, startedNs, finishedNs: startedNs + 2_000_000 + task };
  return { task, worker: task % 7, ...times, digest: '0011223344556677' };
}

function filledColumns(): TaskColumns {
  const columns = new TaskColumns(TASKS);
  // Every third one failed.
  for (let task = 0; task < TASKS; task += 1) columns.add(recordOf(task), task % 3 === 2 ? 4 : 0);
  return columns;
}

test('has every task in order of arrival, however many there are', () => {
  const columns = filledColumns();
  expect(columns.length).toBe(TASKS);
  const { task, worker, queuedNs, startedNs, finishedNs, error } = columns.slice(0, TASKS, 1_000);
  for (const at of [0, 1, 2, 65_535, 65_536, 131_072, TASKS - 1]) {
    const record = recordOf(at);
    expect([task[at], worker[at], error[at]]).toEqual([at, record.worker, at % 3 === 2 ? 4 : 0]);
    expect(queuedNs[at]).toBe(record.queuedNs - 1_000);
    expect(startedNs[at]).toBe(record.startedNs - 1_000);
    expect(finishedNs[at]).toBe(record.finishedNs - 1_000);
  }
});

test('gives out the first ones alone where it is asked to', () => {
  const columns = filledColumns();
  for (const limit of [0, 1, 65_536, 65_537]) {
    const { task, finishedNs } = columns.slice(0, limit, 0);
    expect([task.length, finishedNs.length]).toEqual([limit, limit]);
    expect(task.at(-1)).toBe(limit === 0 ? undefined : limit - 1);
  }
});

test('counts from the first task that was queued where the start is not known', () => {
  const { queuedNs, startedNs } = filledColumns().slice(0, 10, null);
  expect([queuedNs[0], queuedNs[9], startedNs[0]]).toEqual([0, 9, 100]);
});

test('knows the times of those that succeeded, and of none else', () => {
  const columns = filledColumns();
  const succeeded = Array.from({ length: TASKS }, (_, task) => task).filter((at) => at % 3 !== 2);
  const workMs = Float64Array.from(succeeded, (task) => (2e6 + task) / 1e6);
  const queueMs = Float64Array.from(succeeded, (task) => (100 + 9 * task) / 1e6);
  // Compared as bytes: number by number it takes a second.
  expect(Buffer.from(columns.workMs().buffer).equals(Buffer.from(workMs.buffer))).toBe(true);
  expect(Buffer.from(columns.queueMs().buffer).equals(Buffer.from(queueMs.buffer))).toBe(true);
});

test('knows how long results took where the host told, of those that succeeded', () => {
  const columns = new TaskColumns(4);
  const endNs = (task: number) => recordOf(task).finishedNs;
  columns.add({ ...recordOf(0), receivedNs: endNs(0) + 500_000 }, 0);
  columns.add(recordOf(1), 0);
  columns.add({ ...recordOf(2), receivedNs: endNs(2) + 700_000 }, 1);
  columns.add({ ...recordOf(3), receivedNs: endNs(3) }, 0);
  expect(columns.transferMs()).toEqual(Float64Array.of(0.5, 0));
  const { receivedNs } = columns.slice(0, 4, 1_000);
  expect([...receivedNs]).toEqual([endNs(0) + 499_000, NaN, endNs(2) + 699_000, endNs(3) - 1_000]);
});

test('takes a task that began before it was queued as one that never waited', () => {
  const columns = new TaskColumns(1);
  columns.add({ ...recordOf(0), queuedNs: 5_000 }, 0);
  expect(columns.queueMs()).toEqual(Float64Array.of(0));
});
