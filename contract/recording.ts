import type { OtherThreadsSample, StateRevision } from './sample.ts';

/**
 * The samples of one run in columns: one place a tick, NaN for what is not known. Long runs with
 * many workers cross borders and lie on disk this way; `recording-batches.ts` turns them back.
 */
export interface Recording {
  readonly runId: string;
  /** Sequence number of each tick; a number that is left out is a gap. */
  readonly sequence: Float64Array;
  readonly atMs: Float64Array;
  readonly elapsedMs: Float64Array;
  /** Logical CPUs; `coreBusy` holds `cores` places a tick. */
  readonly cores: number;
  readonly coreBusy: Float32Array;
  /** By name of the figure: `machineCoresUsed`, `monitor.rssBytes`, `run.total.pssBytes`, … */
  readonly figures: Readonly<Record<string, Float64Array>>;
  readonly workers: readonly WorkerRecording[];
  /** In the order in which they were first seen; none: not recorded. */
  readonly otherThreads: readonly OtherThreadsRecording[];
  readonly revisions: readonly (StateRevision & {
    /** Sequence of the batch that brought it. */ readonly in: number;
  })[];
}

/** A part of the time of a run, on the clock of `atMs`. */
export interface RecordingSpan {
  readonly runId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A worker's samples, from its first to its last tick. */
export interface WorkerRecording {
  readonly id: number;
  /** Index of the first tick in the recording; the columns have no place before it. */
  readonly firstTick: number;
  readonly columns: Readonly<Record<string, Float64Array | Float32Array>>;
}

/** The samples of a row of threads that are no workers, from its first to its last tick. */
export interface OtherThreadsRecording extends Pick<OtherThreadsSample, 'pid' | 'role' | 'name'> {
  /** As that of a worker. */
  readonly firstTick: number;
  readonly columns: Readonly<Record<string, Float64Array | Float32Array>>;
}
