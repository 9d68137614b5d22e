import { minMaxPicks } from '../../contract/min-max-picks.ts';
import type { RunState } from '../../contract/run.ts';
import { type RunKind, runKind } from '../../contract/run-kind.ts';
import { noCurveReason } from './no-curve-reason.ts';
import { type CoreUser, type RunSeries, USERS } from './run-series.ts';
import { headerOf, workStartS as workStartOf } from './run-view.ts';
import type { SampleStore } from './sample-store.ts';

/** More cost more to draw than they show: at most 300 altogether, fewer while it is drawn often. */
const MAX_POINTS = 300;
const MAX_LIVE_POINTS = 200;

/** One place on the time axis; `null` is a gap, or somebody who has no part in the run. */
export type ChartPoint = {
  readonly atS: number;
  /** Where its tick began. */
  readonly fromS: number;
} & Readonly<Record<CoreUser, number | null>>;

/** Core use of one run over time, as the chart draws it. */
export interface ChartView {
  readonly points: readonly ChartPoint[];
  /** Seconds since the run's start; `null` where it isn't known (yet). */
  readonly workStartS: number | null;
  readonly workEndS: number | null;
  readonly endS: number;
  readonly isLive: boolean;
  readonly hasServer: boolean;
  /** What ran: the parts of a program of the user's own have other names. */
  readonly kind: RunKind;
  /** Why there is no curve to be seen, when the run has ended; `null`: there is one, or may be yet. */
  readonly noCurveReason: string | null;
}

const EMPTY: ChartView = {
  points: [],
  workStartS: null,
  workEndS: null,
  endS: 0,
  isLive: false,
  hasServer: false,
  kind: 'workload',
  noCurveReason: null,
};

/** Reads the series of the run that `state` is about. */
export function readChartView(
  state: RunState,
  workStartedEpochMs: number | null,
  samples: SampleStore,
): ChartView {
  const header = headerOf(state);
  const series = samples.run;
  if (header === null) return EMPTY;
  const hasServer = (series?.latest?.server ?? null) !== null;
  const startEpochMs = Date.parse(header.startedAt);
  const result = 'result' in state ? state.result : null;
  const workStartS = workStartOf({ state, workStartedEpochMs });
  const points =
    series?.runId === header.runId
      ? pointsOf(
          series,
          hasServer ? USERS : USERS.filter((user) => user !== 'server'),
          result === null ? MAX_LIVE_POINTS : MAX_POINTS,
          (atMs) => (samples.epochMsOf(atMs) - startEpochMs) / 1000,
        )
      : [];
  return {
    points,
    workStartS,
    workEndS:
      workStartS === null || typeof result?.wallMs !== 'number'
        ? null
        : workStartS + result.wallMs / 1000,
    endS: points.at(-1)?.atS ?? 0,
    isLive: result === null,
    hasServer,
    kind: runKind(header.request),
    noCurveReason: result === null ? null : noCurveReason(result, points),
  };
}

function pointsOf(
  series: RunSeries,
  users: readonly CoreUser[],
  maxPoints: number,
  secondsOf: (atMs: number) => number,
): ChartPoint[] {
  const { workers, others } = series.users;
  const picks = minMaxPicks(
    [workers, others],
    series.atMs.length,
    maxPoints,
    series.atMs.firstSequence,
  );
  const points: ChartPoint[] = [];
  let lastS = 0;
  for (const index of picks) {
    const atS = secondsOf(series.atMs.at(index));
    // A tick that was missed has no time of its own: it only has to break the line.
    lastS = Number.isNaN(atS) ? lastS : Math.max(0, atS);
    points.push(pointAt(series, users, index, lastS));
  }
  return points;
}

function pointAt(
  series: RunSeries,
  users: readonly CoreUser[],
  index: number,
  atS: number,
): ChartPoint {
  const elapsedMs = series.elapsedMs.at(index);
  const point: Record<CoreUser, number | null> & { atS: number; fromS: number } = {
    atS,
    fromS: Number.isNaN(elapsedMs) ? atS : Math.max(0, atS - elapsedMs / 1000),
    workers: null,
    runtime: null,
    server: null,
    monitor: null,
    others: null,
  };
  // Before the first reading, and when the host is gone: no workers does not mean that they rest.
  const isUnread = Number.isNaN(series.users.runtime.at(index));
  if (isUnread && series.users.workers.at(index) === 0) return point;
  for (const user of users) {
    const value = series.users[user].at(index);
    // What is stacked on something unknown has no place: it would be drawn too low.
    if (Number.isNaN(value)) break;
    point[user] = value;
  }
  return point;
}
