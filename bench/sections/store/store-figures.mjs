// @ts-check
import { medianOf } from '../../frame/estimate.mjs';

/** @typedef {import('../../frame/section.mjs').Figure} Figure */
/** @typedef {import('./store-process.mjs').StoreOrder} StoreOrder */
/** @typedef {Omit<StoreOrder, 'what' | 'path' | 'bundles'>} Size */
/** @typedef {{ long: Size, many: Size, tasks: Size }} Sizes */

/**
 * What the processes of one repeat told: milliseconds and bytes.
 * @typedef {object} Repeat
 * @property {{ writeMs: number, chunksMs: readonly number[], bytes: number }} record `chunksMs`: of each write, in order
 * @property {{ openMs: number, cpuMs: number }} read
 * @property {{ openMs: number }} list
 * @property {{ writeMs: number, readMs: number, bytes: number }} tasks
 */

/** @typedef {{ case: string, metric: string, unit: string, atMost?: number, read: (repeat: Repeat) => number }} Quantity */

export const TICKS_A_SECOND = 4;
const TICKS_AN_HOUR = TICKS_A_SECOND * 3600;
const MIB = 2 ** 20;

/** 60 MiB for half an hour of 64 workers. */
const MOST_BYTES_A_WORKER_HOUR = (60 * MIB) / 32;
/** A second for half an hour of 64 workers. */
const MOST_READ_MS = 2000;
const MOST_WRITE_MS = 10;
const MOST_TASK_BYTES = 10;
const MOST_TASKS_WRITE_MS = 2000;
const MOST_TASKS_READ_MS = 1000;

/**
 * @param {readonly Repeat[]} measured
 * @param {Sizes} sizes
 * @param {boolean} isWhole goals are for large histories: what is kept once counts for more in a small one
 * @returns {Figure[]}
 */
export function storeFigures(measured, sizes, isWhole) {
  const quantities = [...ofRecording(sizes.long), ...ofList(sizes.many), ...ofTasks(sizes.tasks)];
  return quantities.map(({ atMost, read, ...words }) => ({
    ...{ subject: 'Corelane', ...words, values: measured.map(read) },
    ...(atMost === undefined || !isWhole
      ? {}
      : { goal: { atMost, source: 'bench/sections/store' } }),
  }));
}

/** @param {Size} size @returns {Quantity[]} */
function ofRecording({ ticks, workers }) {
  const hours = (ticks / TICKS_AN_HOUR) * workers;
  const name = `${showTicks(ticks)} of ${workers} workers, ${TICKS_A_SECOND} ticks a second`;
  return [
    {
      ...{ case: name, metric: 'written, samples of workers', unit: 'samples/s' },
      read: ({ record }) => (1000 * ticks * workers) / record.writeMs,
    },
    {
      ...{ case: name, metric: 'written, of the file', unit: 'MB/s' },
      read: ({ record }) => record.bytes / 1000 / record.writeMs,
    },
    {
      ...{ case: name, metric: 'time of a write of 16 ticks', unit: 'ms', atMost: MOST_WRITE_MS },
      read: ({ record }) => medianOf(record.chunksMs),
    },
    {
      ...{ case: name, metric: 'time of a write of 16 ticks, 95th percentile', unit: 'ms' },
      read: ({ record }) => percentile95(record.chunksMs),
    },
    {
      ...{ case: name, metric: 'size on disk, a worker and hour', unit: 'bytes' },
      ...{ atMost: MOST_BYTES_A_WORKER_HOUR, read: ({ record }) => record.bytes / hours },
    },
    {
      ...{ case: name, metric: 'time to open the history and read all samples', unit: 'ms' },
      ...{ atMost: MOST_READ_MS, read: ({ read }) => read.openMs },
    },
    {
      ...{ case: name, metric: 'CPU time to open the history and read all samples', unit: 'ms' },
      read: ({ read }) => read.cpuMs,
    },
  ];
}

/** @param {Size} size @returns {Quantity[]} */
function ofList({ runs, ticks, workers }) {
  const name = `${runs} runs of ${showTicks(ticks)}, ${workers} workers each`;
  const metric = 'time to open the history and list them';
  return [{ case: name, metric, unit: 'ms', read: ({ list }) => list.openMs }];
}

/** @param {Size} size @returns {Quantity[]} */
function ofTasks({ tasks, workers }) {
  const name = `${tasks.toLocaleString('en-GB')} tasks of ${workers} workers`;
  return [
    {
      ...{ case: name, metric: 'time to pack and write the tasks', unit: 'ms' },
      ...{ atMost: MOST_TASKS_WRITE_MS, read: (repeat) => repeat.tasks.writeMs },
    },
    {
      ...{ case: name, metric: 'time to read the tasks again', unit: 'ms' },
      ...{ atMost: MOST_TASKS_READ_MS, read: (repeat) => repeat.tasks.readMs },
    },
    {
      ...{ case: name, metric: 'size on disk, a task', unit: 'bytes', atMost: MOST_TASK_BYTES },
      read: (repeat) => repeat.tasks.bytes / tasks,
    },
  ];
}

/** Points of the curve: each the median of as many writes. */
const POINTS = 60;

/**
 * Whether writing becomes slower as the history grows.
 * @param {readonly Repeat[]} measured
 * @param {Size} long
 * @returns {import('../../frame/section.mjs').Curve}
 */
export function writeCurve(measured, { ticks, workers }) {
  const writes = measured[0]?.record.chunksMs.length ?? 0;
  const step = Math.max(1, Math.ceil(writes / POINTS));
  const points = Array.from({ length: Math.ceil(writes / step) }, (_, point) => {
    const all = measured.flatMap(({ record }) =>
      record.chunksMs.slice(point * step, (point + 1) * step),
    );
    const atMin = ((point + 0.5) * step * (ticks / writes)) / (TICKS_A_SECOND * 60);
    return { x: atMin, y: medianOf(all) };
  });
  return {
    ...{
      title: `Time of a write of 16 ticks of ${workers} workers, medians`,
      xLabel: 'minutes recorded',
    },
    ...{ yLabel: 'ms', lines: [{ name: 'Corelane', points }] },
  };
}

/** @param {readonly number[]} values */
function percentile95(values) {
  return (
    [...values].sort((left, right) => left - right)[Math.ceil(0.95 * values.length) - 1] ?? NaN
  );
}

/** @param {number} ticks */
function showTicks(ticks) {
  const seconds = ticks / TICKS_A_SECOND;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
