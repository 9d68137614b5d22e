import { createHash } from 'node:crypto';

import type { TaskError, TaskRecord } from '../../contract/host-protocol.ts';
import type { TaskErrorCount } from '../../contract/run.ts';
import { MAX_KEPT_TASKS, type TaskTimes, type TaskTimesPart } from '../../contract/task-times.ts';
import { TaskColumns } from './task-columns.ts';
import { TaskErrorCounts } from './task-error-counts.ts';

const DIGEST_LENGTH = 16;
const LINES_PER_UPDATE = 4096;
const KEPT_EXAMPLES = 3;
const KEPT_LOST = 20;

/** A worker's tasks so far. */
export interface WorkerTimes {
  /** That ended, failed ones included. */
  readonly tasks: number;
  /** Sum over its tasks; overlapping ones count each for itself. */
  readonly taskMs: number;
  /** When the last of them ended, on the host's clock. */
  readonly lastEndNs: number;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Errors of one kind: how many, and the first few whole. */
export interface TaskErrors {
  readonly count: number;
  readonly examples: readonly { readonly task: number; readonly error: TaskError }[];
}

/**
 * What is known of each task of one run. Flat arrays, because a run may have a million tasks and
 * lives in the process that draws the window.
 */
export class TaskLedger {
  readonly tasksTotal: number;
  readonly #timesByWorker = new Map<number, Writable<WorkerTimes>>();
  readonly #ended: Uint8Array;
  readonly #digests: Buffer;
  readonly #errorCodes = new Map<number, string>();
  readonly #errorCounts = new TaskErrorCounts();
  readonly #errors = { input: emptyErrors(), task: emptyErrors() };
  readonly #columns: TaskColumns;
  #firstQueuedNs: number | null = null;
  #done = 0;
  #failed = 0;

  /** @param tasksTotal 0 … 10,000,000 */
  constructor(tasksTotal: number) {
    this.tasksTotal = tasksTotal;
    this.#ended = new Uint8Array(tasksTotal);
    this.#digests = Buffer.alloc(DIGEST_LENGTH * tasksTotal);
    this.#columns = new TaskColumns(tasksTotal);
  }

  get done(): number {
    return this.#done;
  }

  get failed(): number {
    return this.#failed;
  }

  /** Tasks that ended in a worker, failed ones included. */
  tasksIn(worker: number): number {
    return this.#timesByWorker.get(worker)?.tasks ?? 0;
  }

  hasEnded(task: number): boolean {
    return this.#ended[task] === 1;
  }

  /** The task must be inside 0 … tasksTotal − 1 and not have ended yet. */
  record(record: TaskRecord): void {
    this.#ended[record.task] = 1;
    this.#firstQueuedNs ??= record.queuedNs;
    this.#bookTimes(record);
    if ('error' in record) {
      this.#columns.add(record, this.#recordError(record.task, record.error));
      return;
    }
    this.#keepDigest(record.task, record.digest);
    this.#columns.add(record, 0);
    this.#done += 1;
  }

  /** `null` for a worker in which no task has ended. */
  workerTimes(worker: number): WorkerTimes | null {
    return this.#timesByWorker.get(worker) ?? null;
  }

  /** Sum over all tasks that ended of their own time, failed ones included; `null`: none ended. */
  taskTotalMs(): number | null {
    if (this.#timesByWorker.size === 0) return null;
    let totalMs = 0;
    for (const { taskMs } of this.#timesByWorker.values()) totalMs += taskMs;
    return totalMs;
  }

  errors(kind: TaskError['kind']): TaskErrors {
    return this.#errors[kind];
  }

  /** Failures of both kinds by code, the most frequent first. */
  errorCounts(): readonly TaskErrorCount[] {
    return this.#errorCounts.list();
  }

  /** Indexes of the first tasks without an end, at most 20. */
  firstLost(): readonly number[] {
    const lost: number[] = [];
    for (let task = this.#ended.indexOf(0); task !== -1; task = this.#ended.indexOf(0, task + 1)) {
      if (lost.length === KEPT_LOST) break;
      lost.push(task);
    }
    return lost;
  }

  /** How long each task that succeeded ran, in milliseconds, in order of arrival. */
  workMs(): Float64Array {
    return this.#columns.workMs();
  }

  /** How long each task that succeeded waited for a worker, in milliseconds. */
  queueMs(): Float64Array {
    return this.#columns.queueMs();
  }

  /** How long the result of each task that succeeded took to the host, in milliseconds, where it is known. */
  transferMs(): Float64Array {
    return this.#columns.transferMs();
  }

  /**
   * The times of the first tasks that ended; `null`: none did.
   * @param startNs of the work; `null`: the host did not come to tell. Then the first task that was
   *   queued stands for it: with a static split that is the same, elsewhere microseconds later.
   */
  taskTimes(
    runId: string,
    startNs: number | null,
    limit: number = MAX_KEPT_TASKS,
  ): TaskTimes | null {
    const { length } = this.#columns;
    if (length === 0) return null;
    const columns = this.#columns.slice(0, limit, startNs);
    return { runId, ...columns, ...this.#besideColumns(length - columns.task.length) };
  }

  /** When the first task that was told of was queued, on the host's clock; `null`: none was. */
  get firstQueuedNs(): number | null {
    return this.#firstQueuedNs;
  }

  /**
   * What can be told while the work goes on; `null`: no more tasks have ended.
   * @param from how many have been told of
   * @param limit at most so many at once, and never one past the first `kept`
   * @param startNs of the work, where it is known already
   */
  nextTimes(
    runId: string,
    from: number,
    limit: number,
    kept: number = MAX_KEPT_TASKS,
    startNs: number | null = this.#firstQueuedNs,
  ): TaskTimesPart | null {
    const { length } = this.#columns;
    if (length <= from) return null;
    const columns = this.#columns.slice(from, Math.min(limit, kept - from), startNs);
    return { runId, from, ...columns, ...this.#besideColumns(Math.max(0, length - kept)) };
  }

  /** The run's digest as the protocol defines it; `null` while a task is missing. */
  digest(): string | null {
    if (this.#done + this.#failed < this.tasksTotal) return null;
    const hash = createHash('sha256');
    for (let from = 0; from < this.tasksTotal; from += LINES_PER_UPDATE) {
      hash.update(this.#digestLines(from, Math.min(from + LINES_PER_UPDATE, this.tasksTotal)));
    }
    return hash.digest('hex');
  }

  /** Of a task that succeeded; `null`: it did not, or not yet. */
  digestOf(task: number): string | null {
    const hasDigest = this.#ended[task] === 1 && !this.#errorCodes.has(task);
    return hasDigest ? this.#digestAt(task) : null;
  }

  #besideColumns(leftOut: number): Pick<TaskTimes, 'errorCodes' | 'leftOut'> {
    const errorCodes = this.#errorCounts.codes();
    return leftOut === 0 ? { errorCodes } : { errorCodes, leftOut };
  }

  #bookTimes({ worker, startedNs, finishedNs }: TaskRecord): void {
    const taskMs = (finishedNs - startedNs) / 1e6;
    const times = this.#timesByWorker.get(worker);
    if (times === undefined) {
      this.#timesByWorker.set(worker, { tasks: 1, taskMs, lastEndNs: finishedNs });
      return;
    }
    times.tasks += 1;
    times.taskMs += taskMs;
    times.lastEndNs = Math.max(times.lastEndNs, finishedNs);
  }

  /** @returns the number of its code */
  #recordError(task: number, error: TaskError): number {
    this.#failed += 1;
    this.#errorCodes.set(task, error.code);
    const errors = this.#errors[error.kind];
    errors.count += 1;
    if (errors.examples.length < KEPT_EXAMPLES) errors.examples.push({ task, error });
    return this.#errorCounts.add(task, error);
  }

  /** Digit by digit: `Buffer.write` takes twice as long, for every task. */
  #keepDigest(task: number, digest: string): void {
    const digests = this.#digests;
    const start = task * DIGEST_LENGTH;
    for (let digit = 0; digit < DIGEST_LENGTH; digit += 1) {
      digests[start + digit] = digest.charCodeAt(digit);
    }
  }

  #digestLines(from: number, to: number): string {
    let lines = '';
    for (let task = from; task < to; task += 1) {
      const code = this.#errorCodes.get(task);
      lines += `${task}:${code === undefined ? this.#digestAt(task) : `!${code}`}\n`;
    }
    return lines;
  }

  #digestAt(task: number): string {
    return this.#digests.toString('latin1', task * DIGEST_LENGTH, (task + 1) * DIGEST_LENGTH);
  }
}

function emptyErrors(): { count: number; examples: { task: number; error: TaskError }[] } {
  return { count: 0, examples: [] };
}
