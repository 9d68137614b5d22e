import type { TaskTimes } from '../../../contract/task-times.ts';
import { GrowingIndex } from './growing-index.ts';
import { AscendingColumn, withRoom } from './lane-columns.ts';
import { LaneRows } from './lane-rows.ts';
import { countUpTo, isAscending } from './places.ts';
import type { TaskLane } from './task-lanes.ts';

/** The lane of a worker of which more tasks are told. */
export class GrowingLane {
  readonly #workerId: number;
  #task = new Uint32Array(0);
  #queuedNs = new Float64Array(0);
  #startedNs = new Float64Array(0);
  #finishedNs = new Float64Array(0);
  #receivedNs = new Float64Array(0);
  #error = new Uint16Array(0);
  #row = new Uint8Array(0);
  readonly #rows = new LaneRows();
  readonly #failedEndsNs = new AscendingColumn();
  readonly #index = new GrowingIndex();
  #length = 0;
  /** Those before it are in order and in the index. */
  #settled = 0;
  #lane: TaskLane | null = null;

  constructor(workerId: number) {
    this.#workerId = workerId;
  }

  /** Takes one of the told tasks over. */
  push(times: TaskTimes, place: number): void {
    const at = this.#length;
    if (at === this.#task.length) this.#grow();
    const startedNs = times.startedNs[place] ?? NaN;
    const finishedNs = times.finishedNs[place] ?? NaN;
    this.#task[at] = times.task[place] ?? 0;
    this.#queuedNs[at] = times.queuedNs[place] ?? NaN;
    this.#startedNs[at] = startedNs;
    this.#finishedNs[at] = finishedNs;
    this.#receivedNs[at] = times.receivedNs[place] ?? NaN;
    this.#error[at] = times.error[place] ?? 0;
    this.#row[at] = this.#rows.choose(startedNs, finishedNs);
    this.#length = at + 1;
    this.#lane = null;
  }

  /** In order of start. Lanes that were read before show no longer what they did. */
  read(): TaskLane {
    this.#lane ??= this.#settle();
    return this.#lane;
  }

  #settle(): TaskLane {
    const [settled, length] = [this.#settled, this.#length];
    this.#settled = length;
    const endsNs = this.#finishedNs.slice(settled, length);
    const failed = this.#error.subarray(settled, length);
    this.#failedEndsNs.addAll(endsNs.filter((_, at) => failed[at] !== 0));
    const changedFrom = this.#sortFrom(settled);
    const columns = this.#columns();
    const index = this.#index.add(columns, endsNs, changedFrom);
    return {
      workerId: this.#workerId,
      ...columns,
      rows: this.#rows.count,
      index: { ...index, failedEndsNs: this.#failedEndsNs.read() },
    };
  }

  #columns() {
    return {
      task: this.#task.subarray(0, this.#length),
      queuedNs: this.#queuedNs.subarray(0, this.#length),
      startedNs: this.#startedNs.subarray(0, this.#length),
      finishedNs: this.#finishedNs.subarray(0, this.#length),
      receivedNs: this.#receivedNs.subarray(0, this.#length),
      error: this.#error.subarray(0, this.#length),
      row: this.#row.subarray(0, this.#length),
    };
  }

  /** Puts the new tasks to where they belong. @returns the first place that changed */
  #sortFrom(settled: number): number {
    const sources = mergedOrder(this.#startedNs.subarray(0, this.#length), settled);
    const from = this.#length - sources.length;
    for (const column of Object.values(this.#columns())) reorder(column, sources, from);
    return Math.min(from, settled);
  }

  #grow(): void {
    const places = this.#length + 1;
    this.#task = withRoom(this.#task, places);
    this.#queuedNs = withRoom(this.#queuedNs, places);
    this.#startedNs = withRoom(this.#startedNs, places);
    this.#finishedNs = withRoom(this.#finishedNs, places);
    this.#receivedNs = withRoom(this.#receivedNs, places);
    this.#error = withRoom(this.#error, places);
    this.#row = withRoom(this.#row, places);
  }
}

/**
 * Where the last places of a column come from when all of it is to be ascending.
 * @param settled so many are ascending already
 * @returns for each place from the first that changes on; none, where all are in order
 */
function mergedOrder(column: Float64Array, settled: number): Uint32Array {
  if (isAscending(column, settled)) return new Uint32Array(0);
  const added = Uint32Array.from({ length: column.length - settled }, (_, at) => settled + at);
  const at = (place: number) => column[place] ?? NaN;
  added.sort((left, right) => at(left) - at(right) || left - right);
  const from = countUpTo(column.subarray(0, settled), at(added[0] ?? NaN));
  const merged = new Uint32Array(column.length - from);
  let before = from;
  let next = 0;
  for (let place = 0; place < merged.length; place += 1) {
    const candidate = added[next] ?? NaN;
    const takesBefore = next === added.length || (before < settled && at(before) <= at(candidate));
    merged[place] = takesBefore ? before : candidate;
    if (takesBefore) before += 1;
    else next += 1;
  }
  return merged;
}

function reorder(
  column: Float64Array | Uint32Array | Uint16Array | Uint8Array,
  sources: Uint32Array,
  from: number,
): void {
  const moved = column.slice(from);
  for (let at = 0; at < sources.length; at += 1) {
    column[from + at] = moved[(sources[at] ?? NaN) - from] ?? NaN;
  }
}
