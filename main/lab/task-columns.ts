import type { TaskRecord } from '../../contract/host-protocol.ts';
import type { TaskTimes } from '../../contract/task-times.ts';

/** Memory is taken for so many at a time: nothing is ever copied, and a short run takes little. */
const BLOCK_TASKS = 65_536;

type Columns = Pick<
  TaskTimes,
  'task' | 'worker' | 'queuedNs' | 'startedNs' | 'finishedNs' | 'receivedNs' | 'error'
>;

/** Worker, times and error of each task that ended, in order of arrival: 42 bytes a task. */
export class TaskColumns {
  readonly #tasksTotal: number;
  readonly #blocks: Columns[] = [];
  /** The last of the blocks, and how many tasks are in it. */
  #block = emptyColumns(0);
  #inBlock = 0;
  #length = 0;
  #failed = 0;

  /** @param tasksTotal more are never added */
  constructor(tasksTotal: number) {
    this.#tasksTotal = tasksTotal;
  }

  /** Tasks that ended. */
  get length(): number {
    return this.#length;
  }

  /** @param error 0: it succeeded */
  add(record: TaskRecord, error: number): void {
    const { task, worker, queuedNs, startedNs, finishedNs, receivedNs } = record;
    if (this.#inBlock === this.#block.task.length) this.#beginBlock();
    const block = this.#block;
    const at = this.#inBlock;
    block.task[at] = task;
    block.worker[at] = worker;
    block.queuedNs[at] = queuedNs;
    block.startedNs[at] = startedNs;
    block.finishedNs[at] = finishedNs;
    block.receivedNs[at] = receivedNs ?? NaN;
    block.error[at] = error;
    this.#inBlock = at + 1;
    this.#length += 1;
    if (error !== 0) this.#failed += 1;
  }

  /** How long each task that succeeded ran, in milliseconds. */
  workMs(): Float64Array {
    return this.#ofSucceeded(
      ({ startedNs, finishedNs }, at) => ((finishedNs[at] ?? NaN) - (startedNs[at] ?? NaN)) / 1e6,
    );
  }

  /** How long each task that succeeded waited for a worker, in milliseconds. */
  queueMs(): Float64Array {
    return this.#ofSucceeded(
      ({ queuedNs, startedNs }, at) =>
        Math.max(0, (startedNs[at] ?? NaN) - (queuedNs[at] ?? NaN)) / 1e6,
    );
  }

  /** How long the result of each task that succeeded took to the host, in milliseconds, where it is known. */
  transferMs(): Float64Array {
    return this.#ofSucceeded(
      ({ finishedNs, receivedNs }, at) => ((receivedNs[at] ?? NaN) - (finishedNs[at] ?? NaN)) / 1e6,
    ).filter((transferMs) => !Number.isNaN(transferMs));
  }

  /**
   * Tasks in order of arrival, in memory of their own.
   * @param from how many to pass over
   * @param limit at most so many
   * @param startNs what their times are to count from; `null`: from when the first of them was queued
   */
  slice(from: number, limit: number, startNs: number | null): Columns {
    const columns = emptyColumns(Math.max(0, Math.min(limit, this.#length - from)));
    let filled = 0;
    while (filled < columns.task.length) {
      const start = (from + filled) % BLOCK_TASKS;
      const block = this.#blocks[Math.floor((from + filled) / BLOCK_TASKS)];
      if (block === undefined) break;
      const end = Math.min(block.task.length, start + columns.task.length - filled);
      copyColumns(block, [start, end], columns, filled);
      filled += end - start;
    }
    const fromNs = startNs ?? leastOf(columns.queuedNs);
    const { queuedNs, startedNs, finishedNs, receivedNs } = columns;
    for (const times of [queuedNs, startedNs, finishedNs, receivedNs]) {
      for (let at = 0; at < times.length; at += 1) times[at] = (times[at] ?? NaN) - fromNs;
    }
    return columns;
  }

  #beginBlock(): void {
    this.#block = emptyColumns(Math.min(BLOCK_TASKS, this.#tasksTotal - this.#length));
    this.#blocks.push(this.#block);
    this.#inBlock = 0;
  }

  #ofSucceeded(figureOf: (block: Columns, at: number) => number): Float64Array {
    const figures = new Float64Array(this.#length - this.#failed);
    let found = 0;
    let left = this.#length;
    for (const block of this.#blocks) {
      const places = Math.min(block.task.length, left);
      left -= places;
      for (let at = 0; at < places; at += 1) {
        if (block.error[at] !== 0) continue;
        figures[found] = figureOf(block, at);
        found += 1;
      }
    }
    return figures;
  }
}

function emptyColumns(tasks: number): Columns {
  return {
    task: new Uint32Array(tasks),
    worker: new Uint32Array(tasks),
    queuedNs: new Float64Array(tasks),
    startedNs: new Float64Array(tasks),
    finishedNs: new Float64Array(tasks),
    receivedNs: new Float64Array(tasks),
    error: new Uint16Array(tasks),
  };
}

/** Places of a block, to where they belong. */
function copyColumns(
  block: Columns,
  places: readonly [start: number, end: number],
  into: Columns,
  at: number,
): void {
  into.task.set(block.task.subarray(...places), at);
  into.worker.set(block.worker.subarray(...places), at);
  into.queuedNs.set(block.queuedNs.subarray(...places), at);
  into.startedNs.set(block.startedNs.subarray(...places), at);
  into.finishedNs.set(block.finishedNs.subarray(...places), at);
  into.receivedNs.set(block.receivedNs.subarray(...places), at);
  into.error.set(block.error.subarray(...places), at);
}

/** Of a column that may be too long to be spread. */
function leastOf(column: Float64Array): number {
  return column.reduce((least, value) => Math.min(least, value), Infinity);
}
