import type { TimeSpan } from '../../charts/time-span.ts';
import { meanOf, type TickWeights, tickWeights } from '../track/range-means.ts';
import type { Column, RunTrack, WorkerTrack } from '../track/run-track.ts';
import { SPARKLINE_POINTS } from '../worker-rows.ts';

/** A part of a run, and the ticks that tell of it. */
export interface GaugePart {
  readonly track: RunTrack;
  readonly weights: TickWeights;
  /** The tick behind the last one of the part. */
  readonly endTick: number;
}

/** @param span seconds since the run's start */
export function gaugePart(track: RunTrack, span: TimeSpan): GaugePart {
  const weights = tickWeights(track, span);
  return { track, weights, endTick: weights.firstTick + weights.seconds.length };
}

/** Mean of a worker's column over the part; NaN: nothing is known. */
export function workerMean({ weights }: GaugePart, worker: WorkerTrack, column: Column): number {
  return meanOf(weights, column, worker.firstTick);
}

/** Mean of a column of the run as a whole; `null`: nothing is known. */
export function runMean({ weights }: GaugePart, column: Column): number | null {
  return orNull(meanOf(weights, column, 0));
}

/** What `read` tells of each of the newest ticks up to the end of the part. */
export function historyOf({ endTick }: GaugePart, read: (tick: number) => number): Float64Array {
  const length = Math.min(SPARKLINE_POINTS, endTick);
  return Float64Array.from({ length }, (_, place) => read(endTick - length + place));
}

/** Sum over what is known; NaN where nothing is. */
export function sumKnown(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
}

/** The greatest of what is known; NaN where nothing is. */
export function greatest(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : Math.max(...known);
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
