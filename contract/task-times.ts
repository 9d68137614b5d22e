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
  /** 0: it succeeded; n: it failed with `errorCodes[n − 1]`. */
  readonly error: Uint16Array;
  readonly errorCodes: readonly string[];
  /** Tasks that ended and are not in the columns, to be said where these are shown; absent: none. */
  readonly leftOut?: number;
}
