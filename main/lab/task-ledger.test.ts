import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { TaskRecord } from '../../contract/host-protocol.ts';
import { TaskLedger } from './task-ledger.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../workloads/vectors.json', import.meta.url), 'utf8'),
) as { readonly failedTaskRun: { readonly lines: readonly string[]; readonly digest: string } };

const times = { worker: 0, queuedNs: 1_000_000, startedNs: 3_000_000, finishedNs: 8_000_000 };

const digest = fc
  .bigInt({ min: 0n, max: 2n ** 64n - 1n })
  .map((bits) => bits.toString(16).padStart(16, '0'));

function ledgerOf(records: readonly TaskRecord[], total = records.length): TaskLedger {
  const ledger = new TaskLedger(total);
  for (const record of records) ledger.record(record);
  return ledger;
}

const recordsOf = (digests: readonly string[]): TaskRecord[] =>
  digests.map((text, task) => ({ ...times, task, digest: text }));

test('comes to the digest that the protocol’s test vector demands, failed task included', () => {
  const records = vectors.failedTaskRun.lines.map((line): TaskRecord => {
    const [task = '', outcome = ''] = line.split(':');
    const base = { ...times, task: Number(task) };
    if (!outcome.startsWith('!')) return { ...base, digest: outcome };
    return { ...base, error: { kind: 'input', code: outcome.slice(1), message: '' } };
  });
  expect(ledgerOf(records).digest()).toBe(vectors.failedTaskRun.digest);
});

test('comes to the same digest in whatever order the tasks arrive', () => {
  const shuffled = fc
    .array(digest, { minLength: 1, maxLength: 40 })
    .map(recordsOf)
    .chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([inOrder, arrived]) => {
      expect(ledgerOf(arrived).digest()).toBe(ledgerOf(inOrder).digest());
    }),
  );
});

test('comes to another digest when two tasks swap their results', () => {
  fc.assert(
    fc.property(fc.uniqueArray(digest, { minLength: 2, maxLength: 10 }), (digests) => {
      const [first = '', second = '', ...rest] = digests;
      expect(ledgerOf(recordsOf([second, first, ...rest])).digest()).not.toBe(
        ledgerOf(recordsOf(digests)).digest(),
      );
    }),
  );
});

test('has no digest while a task is missing', () => {
  expect(ledgerOf(recordsOf(['0011223344556677']), 2).digest()).toBeNull();
});

test('counts tasks, times and errors', () => {
  const ledger = ledgerOf([
    { ...times, task: 0, digest: '0011223344556677' },
    { ...times, task: 1, worker: 1, error: { kind: 'task', code: 'ValueError', message: 'no' } },
  ]);
  expect([ledger.done, ledger.failed]).toEqual([1, 1]);
  expect([...ledger.workMs()]).toEqual([5]);
  expect([...ledger.queueMs()]).toEqual([2]);
  expect([...ledger.transferMs()]).toEqual([]);
  expect([0, 1, 2].map((worker) => ledger.tasksIn(worker))).toEqual([1, 1, 0]);
  expect(ledger.errors('task').count).toBe(1);
  expect(ledger.errors('input').count).toBe(0);
});

test('adds up the time of each worker’s tasks, failed ones included, and knows when the last ended', () => {
  const ledger = ledgerOf([
    { ...times, task: 0, worker: 3, digest: '0011223344556677' },
    { ...times, task: 1, error: { kind: 'input', code: 'EACCES', message: '' } },
    { ...times, task: 2, startedNs: 1_000_000, finishedNs: 2_000_000, digest: '0011223344556677' },
  ]);
  expect(ledger.workerTimes(0)).toEqual({ tasks: 2, taskMs: 6, lastEndNs: 8_000_000 });
  expect(ledger.workerTimes(3)).toEqual({ tasks: 1, taskMs: 5, lastEndNs: 8_000_000 });
  expect(ledger.workerTimes(1)).toBeNull();
  expect(ledger.taskTotalMs()).toBe(11);
  expect(ledgerOf([]).taskTotalMs()).toBeNull();
});

test('tells the times of every task, in order of arrival, from the start of the work', () => {
  const ledger = ledgerOf([
    { ...times, task: 2, worker: 5, receivedNs: 9_000_000, digest: '0011223344556677' },
    { ...times, task: 0, error: { kind: 'input', code: 'EACCES', message: '' } },
    { ...times, task: 1, error: { kind: 'task', code: 'ValueError', message: 'no' } },
    { ...times, task: 3, queuedNs: 500_000, error: { kind: 'task', code: 'EACCES', message: '' } },
  ]);
  expect(ledger.taskTimes('run-1', 2_000_000)).toEqual({
    runId: 'run-1',
    task: Uint32Array.of(2, 0, 1, 3),
    worker: Uint32Array.of(5, 0, 0, 0),
    queuedNs: Float64Array.of(-1e6, -1e6, -1e6, -1.5e6),
    startedNs: Float64Array.of(1e6, 1e6, 1e6, 1e6),
    finishedNs: Float64Array.of(6e6, 6e6, 6e6, 6e6),
    receivedNs: Float64Array.of(7e6, NaN, NaN, NaN),
    error: Uint16Array.of(0, 1, 2, 1),
    errorCodes: ['EACCES', 'ValueError'],
  });
  expect(ledger.taskTimes('run-1', null)?.startedNs).toEqual(
    Float64Array.of(2.5e6, 2.5e6, 2.5e6, 2.5e6),
  );
  expect(new TaskLedger(4).taskTimes('run-1', 0)).toBeNull();
});

test('tells of so many tasks as it is asked for, and how many it left out', () => {
  const ledger = new TaskLedger(9);
  for (const task of [5, 4, 3, 2, 1]) ledger.record({ ...times, task, digest: '0011223344556677' });
  const told = ledger.taskTimes('run-1', 0, 3);
  expect(told).toMatchObject({ task: Uint32Array.of(5, 4, 3), leftOut: 2 });
  expect(ledger.taskTimes('run-1', 0, 5)).not.toHaveProperty('leftOut');
});

test('tells by and by of tasks that end, all counted from the first one that was told of', () => {
  const ledger = new TaskLedger(9);
  const digest = '0011223344556677';
  ledger.record({ ...times, task: 5, digest });
  ledger.record({ ...times, task: 4, queuedNs: times.queuedNs - 1e6, digest });
  const first = ledger.nextTimes('run-1', 0, 10);
  expect(first).toMatchObject({ from: 0, task: Uint32Array.of(5, 4) });
  expect([...(first?.queuedNs ?? [])]).toEqual([0, -1e6]);
  expect(ledger.nextTimes('run-1', 2, 10)).toBeNull();
  const error = { kind: 'task', code: 'ValueError', message: 'no' } as const;
  for (const task of [3, 2, 1]) ledger.record({ ...times, task, error });
  expect(ledger.nextTimes('run-1', 2, 2)).toMatchObject({
    from: 2,
    task: Uint32Array.of(3, 2),
    queuedNs: Float64Array.of(0, 0),
    errorCodes: ['ValueError'],
  });
  expect(ledger.nextTimes('run-1', 2, 9, 4)).toMatchObject({
    task: Uint32Array.of(3, 2),
    leftOut: 1,
  });
});

test('has the digest of a task that succeeded, and of no other', () => {
  const ledger = new TaskLedger(3);
  ledger.record({ ...times, task: 1, digest: '0011223344556677' });
  ledger.record({ ...times, task: 2, error: { kind: 'input', code: 'EACCES', message: '' } });
  expect([0, 1, 2, 3].map((task) => ledger.digestOf(task))).toEqual([
    null,
    '0011223344556677',
    null,
    null,
  ]);
});
