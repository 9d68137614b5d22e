/** Of one run: the times of those that ended later are not kept. */
export const MAX_KEPT_TASKS = 1_000_000;

/**
 * What became of each task of one run, in columns, in the order in which the host told of them. Times
 * are nanoseconds since the start of the work, on the host's clock; before it they are negative.
 */
export interface TaskTimes {
  readonly runId: string;
  /** Index of the task, 0 … tasksTotal − 1. */
  readonly task: Uint32Array;
  /** Id of the worker that ran it. */
  readonly worker: Uint32Array;
  /** When the host handed it to the strategy. */
  readonly queuedNs: Float64Array;
  readonly startedNs: Float64Array;
  readonly finishedNs: Float64Array;
  /** When its result was in the host, not before `finishedNs`; NaN: nothing is handed over, or not known. */
  readonly receivedNs: Float64Array;
  /** 0: it succeeded; n: it failed with `errorCodes[n − 1]`. */
  readonly error: Uint16Array;
  readonly errorCodes: readonly string[];
  /** Tasks that ended and are not in the columns, to be said where these are shown; absent: none. */
  readonly leftOut?: number;
}

/** The next tasks that ended while a run goes on. */
export interface TaskTimesPart extends TaskTimes {
  /**
   * How many ended before the first of them. Times count from when the first task that was told of was
   * queued, as the host tells of the start of the work only at its end.
   */
  readonly from: number;
}

/** What is told of one task alone. */
export interface TaskDetail {
  /** 16 hex digits; `null`: it failed, has not ended, or its run is neither the current nor the last. */
  readonly digest: string | null;
  /** Its own value of the parameter `size`, which says what it counts; `null`: its tasks have none. */
  readonly size: number | null;
}
