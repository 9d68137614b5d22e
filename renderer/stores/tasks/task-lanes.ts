import type { LaneIndex } from './lane-index.ts';

/**
 * Tasks of one worker, ascending by start. Times are nanoseconds since the start of the work; seconds
 * since the run's start are `workStartS` + ns / 1e9.
 */
export interface TaskLane {
  readonly workerId: number;
  /** Index of the task in its run. */
  readonly task: Uint32Array;
  readonly queuedNs: Float64Array;
  readonly startedNs: Float64Array;
  readonly finishedNs: Float64Array;
  /** When its result was in the host; NaN: nothing is handed over, or not known. */
  readonly receivedNs: Float64Array;
  /** 0: it succeeded; n: it failed with `errorCodes[n − 1]` of the timeline. */
  readonly error: Uint16Array;
  /** Sub-row of each task, 0 … rows − 1: tasks that overlap (event loop) lie in different ones. */
  readonly row: Uint8Array;
  /** At least 1. */
  readonly rows: number;
  /** What makes questions about any span of time cheap. */
  readonly index: LaneIndex;
}

/** The tasks of one run that have ended, by worker. */
export interface TaskTimeline {
  readonly runId: string;
  /** Seconds from the run's start to the start of the work, from which the lanes' times count. */
  readonly workStartS: number;
  /** Ascending by id of the worker; one for each worker in which a task has ended. */
  readonly lanes: readonly TaskLane[];
  readonly errorCodes: readonly string[];
  /** Tasks that ended and are not in the lanes, because there are too many to be kept. */
  readonly leftOut: number;
  /** Tasks in all lanes together. */
  readonly tasks: number;
}
