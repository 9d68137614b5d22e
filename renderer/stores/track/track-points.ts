import { minMaxPicks } from '../../../contract/min-max-picks.ts';
import type { ChartPoint } from '../chart-view.ts';
import { type CoreUser, USERS } from '../run-series.ts';
import { startUpTogether } from '../start-up-together.ts';
import { firstTickFrom, type RunTrack, tickEndS, tickStartS, workerValue } from './run-track.ts';

/** As many as the chart of a whole run has. */
const MAX_POINTS = 300;

/** Shorter than this a pause between two ticks is only the clock’s. */
const LEAST_GAP_S = 0.05;

/**
 * Core use in a part of a run, from the tick before it to the tick after it: as exact as there is
 * room for, where the points of the whole run would be too few.
 * @param startS seconds since the run's start, as `endS`
 */
export function trackPoints(track: RunTrack, startS: number, endS: number): ChartPoint[] {
  const first = Math.max(0, firstTickFrom(track, startS) - 1);
  const end = Math.min(track.atMs.length, firstTickFrom(track, endS) + 2);
  const length = Math.max(0, end - first);
  const workers = Float64Array.from({ length }, (_, index) => workersAt(track, first + index));
  const others = track.figures.othersCoresUsed.subarray(first, end);
  const picks = minMaxPicks([seriesOf(workers), seriesOf(others)], length, MAX_POINTS, first);
  return picks.flatMap((index) => {
    const tick = first + index;
    const point = pointAt(track, tick, workers[index] ?? Number.NaN);
    return followsGap(track, tick) ? [openPoint(track, tick), point] : [point];
  });
}

function pointAt(track: RunTrack, tick: number, workers: number): ChartPoint {
  const { figures } = track;
  const at = (name: keyof RunTrack['figures']) => figures[name][tick] ?? Number.NaN;
  const server = at('run.server.coresUsed');
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const { workersCores, runtimeCores } = startUpTogether({
    workersCores: known(workers),
    runtimeCores: known(sumKnown([at('run.runtimeThreads.coresUsed'), at('run.host.coresUsed')])),
    totalCores: known(at('run.total.coresUsed')),
    isOfWork: !Number.isNaN(at('run.tasksTotal')),
  });
  const cores: Readonly<Record<CoreUser, number>> = {
    workers: workersCores ?? Number.NaN,
    runtime: runtimeCores ?? Number.NaN,
    server: Number.isNaN(server) ? 0 : server,
    monitor: at('monitor.coresUsed'),
    others: at('othersCoresUsed'),
  };
  const point = emptyPoint(tickEndS(track, tick), tickStartS(track, tick));
  for (const user of USERS) {
    // What is stacked on something unknown has no place: it would be drawn too low.
    if (Number.isNaN(cores[user])) break;
    point[user] = cores[user];
  }
  return point;
}

/** Where a tick begins that none ends at: it breaks the line. */
function openPoint(track: RunTrack, tick: number): ChartPoint {
  const atS = tickStartS(track, tick);
  return emptyPoint(atS, atS);
}

function followsGap(track: RunTrack, tick: number): boolean {
  return tick > 0 && tickStartS(track, tick) - tickEndS(track, tick - 1) > LEAST_GAP_S;
}

function emptyPoint(atS: number, fromS: number) {
  const none: Record<CoreUser, number | null> = {
    workers: null,
    runtime: null,
    server: null,
    monitor: null,
    others: null,
  };
  return { atS, fromS, ...none };
}

/** NaN where nothing is known of any. In one pass: it is asked for every tick of the part. */
function workersAt({ workers }: RunTrack, tick: number): number {
  let sum = Number.NaN;
  for (const worker of workers) {
    const cores = workerValue(worker, worker.coresUsed, tick);
    if (!Number.isNaN(cores)) sum = (Number.isNaN(sum) ? 0 : sum) + cores;
  }
  return sum;
}

/** NaN where nothing is known. */
function sumKnown(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
}

function seriesOf(values: RunTrack['atMs']) {
  return { length: values.length, at: (index: number) => values[index] ?? Number.NaN };
}
