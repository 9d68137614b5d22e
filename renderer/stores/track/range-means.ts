import type { TimeSpan } from '../../charts/time-span.ts';
import {
  type Column,
  firstTickFrom,
  type RunTrack,
  tickEndS,
  tickStartS,
  type TimeTrack,
  type WorkerTrack,
} from './run-track.ts';

/** How time was spent in a span: means over exactly the time that samples cover; NaN: none does. */
export interface TimeMeans {
  readonly coresUsed: number;
  /** Shares of its time, 0 … 1. */
  readonly onCpu: number;
  readonly waiting: number;
  readonly blocked: number;
}

/** What a worker did in a span of time. */
export interface RangeMeans extends TimeMeans {
  /** Share of the time in which its event loop was not idle, 0 … 1. */
  readonly loopUtilisation: number;
  /** Not a mean: the greatest lateness of its event loop. */
  readonly loopDelayMs: number;
}

/** Seconds of a span that each of some ticks covers. */
export interface TickWeights {
  /** Index of the tick that the first of them is of. */
  readonly firstTick: number;
  readonly seconds: Float64Array;
}

/** Of a tick that reaches over the edge of the span only the part inside counts. */
export function tickWeights(track: RunTrack, [startS, endS]: TimeSpan): TickWeights {
  const firstTick = firstTickFrom(track, startS);
  const seconds: number[] = [];
  for (let tick = firstTick; tick < track.atMs.length; tick += 1) {
    const fromS = Math.max(startS, tickStartS(track, tick));
    if (fromS >= endS) break;
    // A tick whose beginning is not known covers no time that could be told.
    seconds.push(Number.isNaN(fromS) ? 0 : Math.min(endS, tickEndS(track, tick)) - fromS);
  }
  return { firstTick, seconds: Float64Array.from(seconds) };
}

/** Of the same track as the weights. */
export function rangeMeans(weights: TickWeights, worker: WorkerTrack): RangeMeans {
  const mean = (column: Column) => meanOf(weights, column, worker.firstTick);
  return {
    ...timeMeans(weights, worker),
    loopUtilisation: mean(worker.loopUtilisation),
    loopDelayMs: greatestOf(weights, worker.loopDelayMs, worker.firstTick),
  };
}

/** Of the same track as the weights: a worker, or other threads. */
export function timeMeans(weights: TickWeights, of: TimeTrack): TimeMeans {
  const mean = (column: Column) => meanOf(weights, column, of.firstTick);
  return {
    coresUsed: mean(of.coresUsed),
    onCpu: mean(of.onCpu),
    waiting: mean(of.waiting),
    blocked: mean(of.blocked),
  };
}

/**
 * Mean of a column over the time that the ticks cover; NaN: nothing is known of it.
 * @param columnTick tick of the run that the column's first place is of
 */
export function meanOf(
  { firstTick, seconds }: TickWeights,
  column: Column,
  columnTick: number,
): number {
  let sum = 0;
  let coveredS = 0;
  for (let place = 0; place < seconds.length; place += 1) {
    const value = column[firstTick + place - columnTick] ?? Number.NaN;
    const partS = seconds[place] ?? 0;
    if (Number.isNaN(value)) continue;
    sum += value * partS;
    coveredS += partS;
  }
  return sum / coveredS;
}

function greatestOf(
  { firstTick, seconds }: TickWeights,
  column: Column,
  columnTick: number,
): number {
  let greatest = Number.NaN;
  for (let place = 0; place < seconds.length; place += 1) {
    const value = column[firstTick + place - columnTick] ?? Number.NaN;
    if (!Number.isNaN(value) && !(value <= greatest)) greatest = value;
  }
  return greatest;
}
