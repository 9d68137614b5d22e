import type { OtherThreadsSample } from '../../../contract/sample.ts';

/** A number a tick; NaN is a gap. */
export type Column = Float64Array | Float32Array;

/** How the time of a thread, or of several together, was spent, from its first tick on. */
export interface TimeTrack {
  /** Index of the first place in the ticks of the run; the columns have no place before it. */
  readonly firstTick: number;
  /** CPU seconds per wall second. */
  readonly coresUsed: Column;
  /** Shares of its time in the tick, 0 … 1. */
  readonly onCpu: Column;
  readonly waiting: Column;
  readonly blocked: Column;
}

/** Figures of one worker. */
export interface WorkerTrack extends TimeTrack {
  readonly id: number;
  readonly rssBytes: Column;
  /** Used heap of the worker's own V8 isolate. */
  readonly heapUsedBytes: Column;
  /** Share of the tick in which its event loop was not idle, 0 … 1. */
  readonly loopUtilisation: Column;
  /** Greatest lateness of a timer of 10 ms in its event loop. */
  readonly loopDelayMs: Column;
  readonly voluntarySwitchesPerS: Column;
  readonly involuntarySwitchesPerS: Column;
  /** Tasks ended so far. */
  readonly tasksDone: Column;
}

/** Threads of a process that are no workers and have the same role and name. */
export interface OtherThreadsTrack
  extends TimeTrack, Pick<OtherThreadsSample, 'pid' | 'role' | 'name'> {
  /** How many there were. */
  readonly threads: Column;
  /** Resident memory of their process. */
  readonly processRssBytes: Column;
}

/**
 * What was sampled of one run, from its first tick to its last, by columns: lanes, heat map and
 * table of a moment are drawn from it, whether the run goes on or comes from the history. A tick
 * tells of the time since the one before it: `atMs − elapsedMs` to `atMs`. Time that no tick covers
 * is a gap.
 */
export interface RunTrack {
  readonly runId: string;
  /** Time of the run's start on the clock of `atMs`. */
  readonly originMs: number;
  readonly atMs: Column;
  readonly elapsedMs: Column;
  /** Logical CPUs; `coreBusy` holds `cores` places a tick, 0 … 1. */
  readonly cores: number;
  readonly coreBusy: Column;
  readonly figures: Readonly<Record<TrackFigure, Column>>;
  /** Ascending by id. */
  readonly workers: readonly WorkerTrack[];
  /** In the order in which they were first seen; none: not read, or not recorded. */
  readonly otherThreads: readonly OtherThreadsTrack[];
  /**
   * Only of so long a run that older ticks were put together: all of those that are looked at are before
   * this one.
   */
  readonly coarserTicks?: number;
}

/** Figures of the run as a whole and of what is beside it. */
export const TRACK_FIGURES = [
  'machineCoresUsed',
  'othersCoresUsed',
  'throttledShare',
  'cpuPressure',
  'monitor.coresUsed',
  'run.total.coresUsed',
  'run.total.rssBytes',
  'run.total.pssBytes',
  'run.total.ussBytes',
  'run.runtimeThreads.coresUsed',
  'run.host.coresUsed',
  'run.host.rssBytes',
  'run.server.coresUsed',
  'run.server.rssBytes',
  'run.tasksDone',
  'run.tasksFailed',
  'run.tasksTotal',
] as const;

export type TrackFigure = (typeof TRACK_FIGURES)[number];

/** The columns of a worker. */
export const WORKER_FIGURES = [
  'coresUsed',
  'onCpu',
  'waiting',
  'blocked',
  'rssBytes',
  'heapUsedBytes',
  'loopUtilisation',
  'loopDelayMs',
  'voluntarySwitchesPerS',
  'involuntarySwitchesPerS',
  'tasksDone',
] as const;

export type WorkerFigure = (typeof WORKER_FIGURES)[number];

/** Seconds from the run's start to the end of a tick; NaN: there is no such tick. */
export function tickEndS(track: RunTrack, tick: number): number {
  return ((track.atMs[tick] ?? Number.NaN) - track.originMs) / 1000;
}

/** Seconds from the run's start to the end of its coarser part; −∞: it has none. */
export function coarserUntilS(track: RunTrack): number {
  const { coarserTicks = 0 } = track;
  return coarserTicks === 0 ? -Infinity : tickEndS(track, coarserTicks - 1);
}

/** Seconds from the run's start to where a tick begins; NaN: not known. */
export function tickStartS(track: RunTrack, tick: number): number {
  return tickEndS(track, tick) - (track.elapsedMs[tick] ?? Number.NaN) / 1000;
}

/**
 * The tick that covers a moment; −1: none does, there is a gap.
 * @param atS seconds since the run's start
 */
export function tickAt(track: RunTrack, atS: number): number {
  const tick = firstTickFrom(track, atS);
  return tick < track.atMs.length && tickStartS(track, tick) <= atS ? tick : -1;
}

/** Index of the first tick that ends at `atS` or later; as many as there are ticks: none does. */
export function firstTickFrom(track: RunTrack, atS: number): number {
  let low = 0;
  let high = track.atMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tickEndS(track, middle) < atS) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A value at a tick of the run; NaN: not known, or the worker or thread was not there. */
export function workerValue(
  { firstTick }: Pick<TimeTrack, 'firstTick'>,
  column: Column,
  tick: number,
): number {
  return column[tick - firstTick] ?? Number.NaN;
}

/** Whether the run has a test server. */
export function hasServer({ figures }: RunTrack): boolean {
  return figures['run.server.coresUsed'].some((cores) => !Number.isNaN(cores));
}
