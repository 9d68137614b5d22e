import { valueOf } from '../../contract/recording-figures.ts';
import type { RunHeader, WorkerIdentity } from '../../contract/run.ts';
import type { StateShares } from '../../contract/sample.ts';
import {
  type Column,
  hasServer,
  type RunTrack,
  tickAt,
  type TrackFigure,
  type WorkerTrack,
  workerValue,
} from './track/run-track.ts';
import {
  type GroupRow,
  SPARKLINE_POINTS,
  startsOnePerTask,
  type WorkerRow,
  type WorkerTable,
} from './worker-rows.ts';

/** The workers at one moment of a run. */
export interface MomentTable {
  /** Where no tick covers the moment: its rows, with nothing known of them. */
  readonly table: WorkerTable;
  readonly hasSample: boolean;
}

/**
 * Rows of the tick that covers a moment of the run, in the order in which the workers were born;
 * tasks and memory as they stood at its end.
 * @param atS seconds since the run's start
 */
export function momentTable(track: RunTrack, header: RunHeader, atS: number): MomentTable {
  const tick = tickAt(track, atS);
  const tracks = new Map(track.workers.map((worker) => [worker.id, worker]));
  const rowOf = (identity: WorkerIdentity) => momentRow(identity, tracks.get(identity.id), tick);
  const [gone, there] = splitAt(header, tracks, tick);
  const table: WorkerTable = {
    workers: there.map(rowOf),
    ended: gone.map((identity) => ({ ...rowOf(identity), tasksDone: 1 })),
    runtimeThreads: groupAt(track, tick, 'run.runtimeThreads.coresUsed', null),
    host: groupAt(track, tick, 'run.host.coresUsed', 'run.host.rssBytes'),
    server: hasServer(track)
      ? groupAt(track, tick, 'run.server.coresUsed', 'run.server.rssBytes')
      : null,
    total: {
      ...groupAt(track, tick, 'run.total.coresUsed', 'run.total.rssBytes'),
      pssBytes: valueOf(track.figures['run.total.pssBytes'], tick),
      ussBytes: valueOf(track.figures['run.total.ussBytes'], tick),
      processes: null,
      tasksDone: endedTasksAt(track, tick),
    },
    meanOf: 'tick',
    isLowerBound: false,
  };
  return { table, hasSample: tick !== -1 };
}

/** Workers that had ended and those that were there; of workers for one task each, not those to come. */
function splitAt(
  header: RunHeader,
  tracks: ReadonlyMap<number, WorkerTrack>,
  tick: number,
): readonly [readonly WorkerIdentity[], readonly WorkerIdentity[]] {
  if (!startsOnePerTask(header)) return [[], header.workers];
  const isThere = ({ id }: WorkerIdentity) => {
    const worker = tracks.get(id);
    return worker !== undefined && valueOf(worker.tasksDone, tick - worker.firstTick) !== null;
  };
  const there = header.workers.filter(isThere);
  const newest = Math.max(-1, ...there.map(({ id }) => id));
  const hasEnded = (identity: WorkerIdentity) =>
    !isThere(identity) &&
    (identity.id < newest || (tracks.get(identity.id)?.firstTick ?? Infinity) < tick);
  return [header.workers.filter(hasEnded), there];
}

function momentRow(
  identity: WorkerIdentity,
  worker: WorkerTrack | undefined,
  tick: number,
): WorkerRow {
  const at = (column: Column | undefined): number | null =>
    worker === undefined || column === undefined ? null : orNull(workerValue(worker, column, tick));
  return {
    ...identity,
    history: historyUpTo(worker, tick),
    coresUsed: at(worker?.coresUsed),
    states: statesOf(at(worker?.onCpu), at(worker?.waiting), at(worker?.blocked)),
    rssBytes: at(worker?.rssBytes),
    heapUsedBytes: at(worker?.heapUsedBytes),
    tasksDone: at(worker?.tasksDone),
    lockedCpuMs: null,
    signal: null,
  };
}

function historyUpTo(worker: WorkerTrack | undefined, tick: number): Float64Array {
  if (worker === undefined) return new Float64Array(0);
  const end = Math.max(0, tick - worker.firstTick + 1);
  return Float64Array.from(worker.coresUsed.subarray(Math.max(0, end - SPARKLINE_POINTS), end));
}

function statesOf(
  onCpu: number | null,
  waiting: number | null,
  blocked: number | null,
): StateShares | null {
  return onCpu === null || waiting === null || blocked === null
    ? null
    : { onCpu, waiting, blocked };
}

function groupAt(
  { figures }: RunTrack,
  tick: number,
  cores: TrackFigure,
  rss: TrackFigure | null,
): GroupRow {
  return {
    coresUsed: valueOf(figures[cores], tick),
    rssBytes: rss === null ? null : valueOf(figures[rss], tick),
    threads: null,
  };
}

/** Tasks that failed are ended, too. */
function endedTasksAt({ figures }: RunTrack, tick: number): number | null {
  const done = valueOf(figures['run.tasksDone'], tick);
  return done === null ? null : done + (valueOf(figures['run.tasksFailed'], tick) ?? 0);
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
