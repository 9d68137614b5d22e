import { percentiles } from '../../../contract/percentiles.ts';
import type { Percentiles } from '../../../contract/run.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { laneSpan } from './lane-time.ts';
import { countBelow, countUpTo } from './places.ts';
import type { TaskLane, TaskTimeline } from './task-lanes.ts';

/** What happened in a part of a run's time. A task belongs to the part in which it ended. */
export interface RangeStatistics {
  /** That ended, failed ones included. */
  readonly tasks: number;
  readonly failed: number;
  readonly perS: number;
  /** How long those that succeeded ran, as in the account of a run; `null`: none did. */
  readonly runMs: Percentiles | null;
  /** How long those that succeeded waited for a worker. */
  readonly queueMs: Percentiles | null;
  /** How long their results took to the host; `null`: of none it is known. */
  readonly transferMs: Percentiles | null;
  /** Mean of the workers' shares; `null`: there are no lanes, or no time. */
  readonly busyShare: number | null;
  /** One for each lane, in their order. */
  readonly perWorker: readonly WorkerRange[];
}

export interface WorkerRange {
  readonly workerId: number;
  readonly tasks: number;
  /** Of the part's time, 0 … 1, in which the worker had at least one task. */
  readonly busyShare: number | null;
}

/** @param span after its beginning, and not after its end: parts that follow each other share no task */
export function rangeStatistics(timeline: TaskTimeline, span: TimeSpan): RangeStatistics {
  const spanNs = laneSpan(timeline.workStartS, span);
  const rangeNs = spanNs[1] - spanNs[0];
  const ended = new EndedTasks(timeline, spanNs);
  const perWorker = timeline.lanes.map((lane) => ({
    workerId: lane.workerId,
    tasks: ended.take(lane),
    busyShare: rangeNs > 0 ? coveredNs(lane, spanNs) / rangeNs : null,
  }));
  return {
    tasks: ended.tasks,
    failed: ended.failed,
    perS: rangeNs > 0 ? ended.tasks / (rangeNs / 1e9) : 0,
    runMs: percentiles(ended.runMs()),
    queueMs: percentiles(ended.queueMs()),
    transferMs: percentiles(ended.transferMs()),
    busyShare: meanOf(perWorker.flatMap(({ busyShare }) => busyShare ?? [])),
    perWorker,
  };
}

type SpanNs = readonly [fromNs: number, toNs: number];

/** Collects the tasks that ended in a part of the time. */
class EndedTasks {
  readonly #spanNs: SpanNs;
  readonly #runMs: Float64Array;
  readonly #queueMs: Float64Array;
  readonly #transferMs: Float64Array;
  tasks = 0;
  failed = 0;
  /** Of which the transfer is known, failed ones not included. */
  #transferred = 0;

  constructor({ lanes }: TaskTimeline, spanNs: SpanNs) {
    const most = lanes.reduce((sum, lane) => sum + endedIn(lane, spanNs), 0);
    this.#spanNs = spanNs;
    this.#runMs = new Float64Array(most);
    this.#queueMs = new Float64Array(most);
    this.#transferMs = new Float64Array(most);
  }

  /** @returns how many of the lane's tasks ended there */
  take(lane: TaskLane): number {
    const [fromNs, toNs] = this.#spanNs;
    const before = this.tasks;
    const [first, end] = touching(lane, this.#spanNs);
    for (let place = first; place < end; place += 1) {
      const finishedNs = lane.finishedNs[place] ?? NaN;
      if (finishedNs > fromNs && finishedNs <= toNs) this.#add(lane, place);
    }
    return this.tasks - before;
  }

  runMs(): Float64Array {
    return this.#runMs.subarray(0, this.tasks - this.failed);
  }

  queueMs(): Float64Array {
    return this.#queueMs.subarray(0, this.tasks - this.failed);
  }

  transferMs(): Float64Array {
    return this.#transferMs.subarray(0, this.#transferred);
  }

  #add(lane: TaskLane, place: number): void {
    const { queuedNs, startedNs, finishedNs, receivedNs, error } = lane;
    const startNs = startedNs[place] ?? NaN;
    const at = this.tasks - this.failed;
    this.tasks += 1;
    if (error[place] !== 0) {
      this.failed += 1;
      return;
    }
    const endNs = finishedNs[place] ?? NaN;
    this.#runMs[at] = (endNs - startNs) / 1e6;
    this.#queueMs[at] = Math.max(0, startNs - (queuedNs[place] ?? NaN)) / 1e6;
    const transferMs = ((receivedNs[place] ?? NaN) - endNs) / 1e6;
    if (Number.isNaN(transferMs)) return;
    this.#transferMs[this.#transferred] = transferMs;
    this.#transferred += 1;
  }
}

/** Time in which at least one task was under way. */
function coveredNs(lane: TaskLane, spanNs: SpanNs): number {
  const [first, end] = touching(lane, spanNs);
  let covered = 0;
  const [fromNs, toNs] = spanNs;
  let reachedNs = fromNs;
  for (let place = first; place < end; place += 1) {
    const startNs = Math.max(reachedNs, lane.startedNs[place] ?? NaN);
    const endNs = Math.min(toNs, lane.finishedNs[place] ?? NaN);
    if (endNs <= startNs) continue;
    covered += endNs - startNs;
    reachedNs = endNs;
  }
  return covered;
}

function endedIn({ index }: TaskLane, [fromNs, toNs]: SpanNs): number {
  return Math.max(0, countUpTo(index.endsNs, toNs) - countUpTo(index.endsNs, fromNs));
}

/** Places of all tasks that touch a part of the time, the end not included; maybe of others as well. */
function touching({ startedNs, index }: TaskLane, [fromNs, toNs]: SpanNs) {
  return [countBelow(index.reachNs, fromNs), countUpTo(startedNs, toNs)] as const;
}

function meanOf(shares: readonly number[]): number | null {
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share) / shares.length;
}
