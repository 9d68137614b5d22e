import type { RunTrack, TrackFigure } from '../../stores/track/run-track.ts';
import type { TimeSpan } from '../time-span.ts';
import { toMeans, visitColumns } from './column-means.ts';

/** Who used the cores, from the bottom of the stack. */
export const CORE_USERS = ['run', 'server', 'monitor', 'others'] as const;

export type StackedUser = (typeof CORE_USERS)[number];

const FIGURES: Readonly<Record<StackedUser, TrackFigure>> = {
  run: 'run.total.coresUsed',
  server: 'run.server.coresUsed',
  monitor: 'monitor.coresUsed',
  others: 'othersCoresUsed',
};

/** Upper edge of each layer, in cores; NaN where it or one below it is not known. */
export type StackTops = Readonly<Record<StackedUser, Float32Array>>;

export interface UserColumns {
  readonly tops: StackTops;
  /** The greatest sum of all in one tick; NaN where a column holds a single tick or none. */
  readonly peak: Float32Array;
}

/** The stack at each tick of a run. A run without a test server has nothing between itself and Corelane. */
export function stackTops({ atMs, figures }: RunTrack): StackTops {
  const top = new Float32Array(atMs.length);
  return eachUser((user) => {
    const cores = figures[FIGURES[user]];
    for (let tick = 0; tick < top.length; tick += 1) {
      const used = cores[tick] ?? Number.NaN;
      top[tick] = (top[tick] ?? 0) + (user === 'server' && Number.isNaN(used) ? 0 : used);
    }
    return top.slice();
  });
}

/** Cores used in each column of a span of time: means by time, and what they hide. */
export function userColumns(
  track: RunTrack,
  stack: StackTops,
  span: TimeSpan,
  columns: number,
): UserColumns {
  const sums = eachUser(() => new Float32Array(columns));
  const weight = new Float32Array(columns);
  const ticks = new Uint16Array(columns);
  const peak = new Float32Array(columns);
  visitColumns(track, span, columns, (tick, column, share) => {
    if (Number.isNaN(stack.run[tick] ?? Number.NaN)) return;
    for (const user of CORE_USERS) {
      sums[user][column] = (sums[user][column] ?? 0) + (stack[user][tick] ?? 0) * share;
    }
    weight[column] = (weight[column] ?? 0) + share;
    ticks[column] = (ticks[column] ?? 0) + 1;
    peak[column] = Math.max(peak[column] ?? 0, stack.others[tick] ?? 0);
  });
  return {
    tops: eachUser((user) => toMeans(sums[user], weight)),
    // Two ticks may only meet in a column: neither is hidden in it then.
    peak: peak.map((cores, column) => ((ticks[column] ?? 0) > 2 ? cores : Number.NaN)),
  };
}

/** Cores used by each user at a tick; NaN: not known, or no part of the run. */
export function usersAt(track: RunTrack, tick: number): Readonly<Record<StackedUser, number>> {
  return eachUser((user) => track.figures[FIGURES[user]][tick] ?? Number.NaN);
}

/**
 * How many cores are as high as the strip: all of them, or so few that what was used can be seen. It
 * holds for the whole run and grows by doubling, so that neither zooming nor time moves the picture.
 */
export function usersTopCores({ others }: StackTops, cores: number): number {
  const most = others.reduce((greatest, top) => (top > greatest ? top : greatest), 1);
  return Math.min(cores, 2 ** Math.ceil(Math.log2(most)));
}

/** From the bottom of the stack. */
function eachUser<Value>(valueOf: (user: StackedUser) => Value): Record<StackedUser, Value> {
  return {
    run: valueOf('run'),
    server: valueOf('server'),
    monitor: valueOf('monitor'),
    others: valueOf('others'),
  };
}
