import type { TaskTimes } from '../../../contract/task-times.ts';
import { GrowingLane } from './growing-lane.ts';
import type { TaskTimeline } from './task-lanes.ts';

/** Taken in at a time: a few milliseconds' worth, also where many tasks overlap. */
export const SLICE_TASKS = 10_000;

/** The tasks of one run, in the order in which main tells of them. */
export class GrowingTimeline {
  readonly #runId: string;
  readonly #lanes = new Map<number, GrowingLane>();
  #errorCodes: readonly string[] = [];
  #leftOut = 0;
  #tasks = 0;

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** So many have been taken in. */
  get tasks(): number {
    return this.#tasks;
  }

  /**
   * Takes in the tasks that follow those which are there.
   * @param from place of the first of them in `times`
   * @param end place after the last of them
   */
  add(times: TaskTimes, from = 0, end: number = times.task.length): void {
    for (let place = from; place < end; place += 1) {
      this.#lane(times.worker[place] ?? 0).push(times, place);
    }
    this.#tasks += Math.max(0, end - from);
    this.#errorCodes = times.errorCodes;
    this.#leftOut = times.leftOut ?? 0;
  }

  /**
   * What there is so far. It shares memory with what is read later: draw the newest one alone.
   * @param workStartS seconds from the run's start to that of the work
   */
  read(workStartS: number): TaskTimeline {
    const lanes = [...this.#lanes.values()].map((lane) => lane.read());
    return {
      runId: this.#runId,
      workStartS,
      lanes: lanes.sort((left, right) => left.workerId - right.workerId),
      errorCodes: this.#errorCodes,
      leftOut: this.#leftOut,
      tasks: this.#tasks,
    };
  }

  #lane(workerId: number): GrowingLane {
    let lane = this.#lanes.get(workerId);
    if (lane === undefined) {
      lane = new GrowingLane(workerId);
      this.#lanes.set(workerId, lane);
    }
    return lane;
  }
}

/** The timeline of tasks that are all known. */
export function timelineOf(times: TaskTimes, workStartS: number): TaskTimeline {
  const growing = new GrowingTimeline(times.runId);
  growing.add(times);
  return growing.read(workStartS);
}
