import { z } from 'zod';

import { MAX_KEPT_TASKS, type TaskTimes } from '../../../contract/task-times.ts';
import { type ChunkForm, packChunk, unpackChunk } from './chunk-form.ts';
import {
  type IntegerColumn,
  type IntegerForm,
  packIntegers,
  unpackIntegers,
} from './integer-column.ts';

/** Packed in some 20 ms. */
export const MAX_CHUNK_TASKS = 65_536;

/** Of one run. */
export const MAX_TASK_CHUNKS = Math.ceil(MAX_KEPT_TASKS / MAX_CHUNK_TASKS);

/**
 * Some tasks of a run. Of a task's end its distance from its start is kept, of the arrival of its result
 * that from the end: they need fewer digits.
 */
const FORM: ChunkForm = {
  version: 1,
  what: 'task times',
  maxBytes: 5 * 1024 * 1024,
  usualBytes: 1024 * 1024,
};

/** `transferred`: 0 where it is not known, otherwise a nanosecond more than it took. */
const COLUMNS = [
  'task',
  'worker',
  'queuedNs',
  'startedNs',
  'lastedNs',
  'error',
  'transferred',
] as const;

type ColumnName = (typeof COLUMNS)[number];

/** What rises is small as differences. */
const FORMS: Readonly<Record<ColumnName, IntegerForm>> = {
  task: 'differences',
  worker: 'values',
  queuedNs: 'differences',
  startedNs: 'differences',
  lastedNs: 'values',
  error: 'values',
  transferred: 'values',
};

const MAX_UINT32 = 2 ** 32 - 1;

const width = z.int().min(0).max(8);

const taskHeader = z.object({
  tasks: z.int().min(1).max(MAX_CHUNK_TASKS),
  widths: z.object({
    task: width,
    worker: width,
    queuedNs: width,
    startedNs: width,
    lastedNs: width,
    error: width,
    // Not kept by the first versions: a column without bytes is one of zeros.
    transferred: width.default(0),
  }),
  /** Those of the whole run. */
  errorCodes: z.array(z.string().max(1_000)).max(1_000),
});

/** The tasks of a run in chunks, in their order, the first million of them. */
export function taskChunksOf(times: TaskTimes): readonly Uint8Array[] {
  const tasks = Math.min(times.task.length, MAX_KEPT_TASKS);
  const starts = Array.from(
    { length: Math.ceil(tasks / MAX_CHUNK_TASKS) },
    (_, chunk) => chunk * MAX_CHUNK_TASKS,
  );
  return starts.map((start) =>
    packTasks(partOf(times, start, Math.min(tasks, start + MAX_CHUNK_TASKS))),
  );
}

/** Task times as bytes, of which `unpackTasks` makes the same. */
function packTasks(times: TaskTimes): Uint8Array {
  const { finishedNs, startedNs, receivedNs } = times;
  const lastedNs = finishedNs.map((finished, index) => finished - (startedNs[index] ?? NaN));
  const transferred = receivedNs.map((received, index) =>
    Number.isNaN(received) ? 0 : received - (finishedNs[index] ?? NaN) + 1,
  );
  const columns: Record<ColumnName, IntegerColumn> = { ...times, lastedNs, transferred };
  const packed = COLUMNS.map((name) => packIntegers(columns[name], FORMS[name]));
  const header = {
    tasks: times.task.length,
    widths: Object.fromEntries(COLUMNS.map((name, index) => [name, packed[index]?.width ?? 0])),
    errorCodes: times.errorCodes,
  };
  return packChunk(
    FORM,
    header,
    packed.map(({ bytes }) => bytes),
  );
}

/**
 * The task times that a chunk holds.
 * @throws Error when the bytes are anything else than a chunk of `taskChunksOf`
 */
export function unpackTasks(runId: string, chunk: Uint8Array): TaskTimes {
  const { header: json, columns } = unpackChunk(FORM, chunk);
  const { tasks, widths, errorCodes } = taskHeader.parse(json);
  const next = (name: ColumnName): Float64Array =>
    unpackIntegers(columns.take(widths[name] * tasks), tasks, FORMS[name]);
  const task = within(next('task'), 0, MAX_UINT32);
  const worker = within(next('worker'), 0, MAX_UINT32);
  const queuedNs = safe(next('queuedNs'));
  const startedNs = safe(next('startedNs'));
  const lastedNs = within(next('lastedNs'), 0, Number.MAX_SAFE_INTEGER);
  const error = within(next('error'), 0, errorCodes.length);
  const transferred = within(next('transferred'), 0, Number.MAX_SAFE_INTEGER);
  columns.end();
  const finishedNs = safe(lastedNs.map((lasted, index) => lasted + (startedNs[index] ?? NaN)));
  const receivedNs = transferred.map((above, index) =>
    above === 0 ? NaN : above - 1 + (finishedNs[index] ?? NaN),
  );
  safe(receivedNs.filter((received) => !Number.isNaN(received)));
  return {
    runId,
    task: new Uint32Array(task),
    worker: new Uint32Array(worker),
    queuedNs,
    startedNs,
    finishedNs,
    receivedNs,
    error: new Uint16Array(error),
    errorCodes,
  };
}

function partOf(times: TaskTimes, from: number, to: number): TaskTimes {
  return {
    runId: times.runId,
    task: times.task.subarray(from, to),
    worker: times.worker.subarray(from, to),
    queuedNs: times.queuedNs.subarray(from, to),
    startedNs: times.startedNs.subarray(from, to),
    finishedNs: times.finishedNs.subarray(from, to),
    receivedNs: times.receivedNs.subarray(from, to),
    error: times.error.subarray(from, to),
    errorCodes: times.errorCodes,
  };
}

function safe(column: Float64Array): Float64Array {
  return within(column, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}

/** A file from elsewhere may hold anything that has the right length. */
function within(column: Float64Array, least: number, greatest: number): Float64Array {
  if (column.every((value) => value >= least && value <= greatest)) return column;
  throw new Error('task times that can’t be');
}
