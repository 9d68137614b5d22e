import type { WorkerKind } from '../../contract/host-protocol.ts';
import type { RunHeader, RunResult, WorkerIdentity, WorkerResult } from '../../contract/run.ts';
import type { GroupSample, StateShares, WorkerSample } from '../../contract/sample.ts';
import { recentMean } from './recent-mean.ts';
import { endedTasks, type RunSeries, type WorkerSeries } from './run-series.ts';
import type { MemorySums } from './shared-pages.ts';

/** Points of a sparkline: one a tick. */
export const SPARKLINE_POINTS = 60;

export interface WorkerRow {
  readonly id: number;
  readonly label: string;
  readonly kind: WorkerKind;
  readonly pid: number;
  readonly tid: number | null;
  /** Cores used, oldest first; NaN is a gap. */
  readonly history: Float64Array;
  readonly coresUsed: number | null;
  readonly states: StateShares | null;
  readonly rssBytes: number | null;
  /** Used V8 heap of the worker alone (Node.js): the newest reading, of an ended run the highest. */
  readonly heapUsedBytes: number | null;
  readonly tasksDone: number | null;
  /** CPU time inside critical sections; `null`: none, or not known yet. */
  readonly lockedCpuMs: number | null;
  /** A name such as SIGKILL, when a signal ended the worker. */
  readonly signal: string | null;
}

export interface GroupRow {
  readonly coresUsed: number | null;
  readonly rssBytes: number | null;
  readonly threads: number | null;
}

/** The last second; all the work of an ended run; one tick that was chosen. */
export type MeanOf = 'now' | 'whole-work' | 'tick';

export interface WorkerTable {
  /** Those that are there, or were to the end. */
  readonly workers: readonly WorkerRow[];
  /** Those that came and went while the work went on: one for each task. */
  readonly ended: readonly WorkerRow[];
  readonly runtimeThreads: GroupRow;
  readonly host: GroupRow;
  /** `null`: this run has no test server. */
  readonly server: GroupRow | null;
  /** Tasks that failed are done, too: the sum of the rows. */
  readonly total: GroupRow & MemorySums & { readonly tasksDone: number | null };
  /** What cores and states are a mean of. */
  readonly meanOf: MeanOf;
  /** Whether somebody could not tell its CPU time to the end. */
  readonly isLowerBound: boolean;
}

const UNKNOWN: GroupRow = { coresUsed: null, rssBytes: null, threads: null };

/** Rows of a run under way: what was read last, in the order in which the workers were born. */
export function liveWorkerTable(header: RunHeader, series: RunSeries | null): WorkerTable {
  const latest = series?.latest ?? null;
  const samples = new Map(latest?.workers.map((sample) => [sample.id, sample]));
  const rowOf = (identity: WorkerIdentity) =>
    liveRow(identity, samples.get(identity.id), series?.workers.get(identity.id), series);
  const [gone, there] = splitByEnd(header, samples);
  return {
    workers: there.map(rowOf),
    ended: gone.map((identity) => ({ ...rowOf(identity), tasksDone: 1 })),
    runtimeThreads: groupRow(latest?.runtimeThreads),
    host: groupRow(latest?.host),
    server: latest?.server ? groupRow(latest.server) : null,
    total: {
      coresUsed: series === null ? null : recentMean(series.totalCoresUsed, series.elapsedMs),
      rssBytes: latest?.total.rssBytes ?? null,
      pssBytes: latest?.total.pssBytes ?? null,
      ussBytes: latest?.total.ussBytes ?? null,
      processes: latest?.total.processes ?? null,
      threads: null,
      tasksDone: latest === null ? null : endedTasks(latest),
    },
    meanOf: 'now',
    isLowerBound: false,
  };
}

/** Rows of an ended run: means over all the work, from the workers' own account. */
export function finalWorkerTable(
  header: RunHeader,
  result: RunResult,
  series: RunSeries | null,
): WorkerTable {
  const details = new Map(result.workerDetails.map((detail) => [detail.id, detail]));
  const mean = (cpuMs: number | null) => meanCores(cpuMs, result.wallMs);
  const latest = series?.latest ?? null;
  const rows = header.workers.map((identity) => ({
    ...liveRow(identity, undefined, series?.workers.get(identity.id), series),
    coresUsed: mean(details.get(identity.id)?.cpuMs ?? null),
    states: statesOf(details.get(identity.id)),
    rssBytes: series?.workers.get(identity.id)?.peakRssBytes ?? null,
    heapUsedBytes: series?.workers.get(identity.id)?.peakHeapBytes ?? null,
    tasksDone: details.get(identity.id)?.tasks ?? null,
    lockedCpuMs: details.get(identity.id)?.lockedCpuMs ?? null,
    signal: details.get(identity.id)?.signal ?? null,
  }));
  const comeAndGo = startsOnePerTask(header);
  return {
    workers: comeAndGo ? [] : rows,
    ended: comeAndGo ? rows : [],
    runtimeThreads: { ...UNKNOWN, coresUsed: mean(result.runtimeThreadsCpuMs) },
    host: {
      ...UNKNOWN,
      coresUsed: mean(result.hostCpuMs),
      rssBytes: series?.peakHostRssBytes ?? null,
    },
    server: latest?.server
      ? {
          ...UNKNOWN,
          coresUsed: result.serverCoresUsed,
          rssBytes: series?.peakServerRssBytes ?? null,
        }
      : null,
    total: {
      coresUsed: result.coresUsed,
      rssBytes: result.peakRssBytes,
      pssBytes: result.peakPssBytes,
      ussBytes: result.peakUssBytes,
      processes: latest?.total.processes ?? null,
      threads: null,
      tasksDone: result.tasks.done + result.tasks.failed,
    },
    meanOf: 'whole-work',
    isLowerBound: result.cpuIsLowerBound,
  };
}

/** Whether each task of the run had a worker of its own, which ended with it. */
export function startsOnePerTask({ request }: RunHeader): boolean {
  return request.options.perTask === true;
}

/**
 * Workers that have ended and those that are there. One that was born after all that were sampled is
 * only too new for a sample.
 */
function splitByEnd(
  header: RunHeader,
  samples: ReadonlyMap<number, WorkerSample>,
): readonly [readonly WorkerIdentity[], readonly WorkerIdentity[]] {
  if (!startsOnePerTask(header)) return [[], header.workers];
  const newestSampled = Math.max(-1, ...samples.keys());
  const hasEnded = ({ id }: WorkerIdentity) => !samples.has(id) && id < newestSampled;
  return [
    header.workers.filter(hasEnded),
    header.workers.filter((identity) => !hasEnded(identity)),
  ];
}

function liveRow(
  identity: WorkerIdentity,
  sample: WorkerSample | undefined,
  worker: WorkerSeries | undefined,
  series: RunSeries | null,
): WorkerRow {
  const isThere = sample !== undefined && worker !== undefined && series !== null;
  return {
    ...identity,
    history: worker?.coresUsed.last(SPARKLINE_POINTS) ?? new Float64Array(0),
    coresUsed: isThere ? recentMean(worker.coresUsed, series.elapsedMs) : null,
    states: isThere ? meanStates(worker, series) : null,
    rssBytes: sample?.rssBytes ?? null,
    heapUsedBytes: sample?.heapUsedBytes ?? null,
    tasksDone: sample?.tasksDone ?? null,
    lockedCpuMs: null,
    signal: null,
  };
}

function meanStates(worker: WorkerSeries, series: RunSeries): StateShares | null {
  const onCpu = recentMean(worker.onCpu, series.elapsedMs);
  const waiting = recentMean(worker.waiting, series.elapsedMs);
  const blocked = recentMean(worker.blocked, series.elapsedMs);
  if (onCpu === null || waiting === null || blocked === null) return null;
  return { onCpu, waiting, blocked };
}

function statesOf(detail: WorkerResult | undefined): StateShares | null {
  const { onCpuMs = null, waitingMs = null, blockedMs = null } = detail ?? {};
  if (onCpuMs === null || waitingMs === null || blockedMs === null) return null;
  const totalMs = onCpuMs + waitingMs + blockedMs;
  if (totalMs <= 0) return null;
  return { onCpu: onCpuMs / totalMs, waiting: waitingMs / totalMs, blocked: blockedMs / totalMs };
}

function meanCores(cpuMs: number | null, wallMs: number | null): number | null {
  return cpuMs === null || wallMs === null || wallMs <= 0 ? null : cpuMs / wallMs;
}

function groupRow(sample: GroupSample | null | undefined): GroupRow {
  return sample ?? UNKNOWN;
}
