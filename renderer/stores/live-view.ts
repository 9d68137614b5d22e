import type { RunState } from '../../contract/run.ts';
import { estimateRemainingMs, recentRatePerS } from './progress.ts';
import { MONITOR_MEAN_WINDOW_MS, recentMean } from './recent-mean.ts';
import { endedTasks } from './run-series.ts';
import { headerOf, isLive, type RunView } from './run-view.ts';
import type { SampleStore } from './sample-store.ts';
import { finalWorkerTable, liveWorkerTable, type WorkerTable } from './worker-rows.ts';

/** Points of a core's small line: one a tick. */
export const CORE_POINTS = 60;

/** All numbers of the live view at one moment, but those of the chart. */
export interface LiveView {
  readonly state: RunState;
  readonly elapsedMs: number | null;
  /** Failed ones included. */
  readonly tasksDone: number | null;
  readonly tasksFailed: number;
  readonly tasksTotal: number | null;
  readonly ratePerS: number | null;
  readonly remainingMs: number | null;
  readonly coresUsed: number | null;
  readonly rssBytes: number | null;
  readonly pssBytes: number | null;
  readonly ussBytes: number | null;
  readonly processes: number | null;
  readonly monitorCoresUsed: number | null;
  readonly monitorRssBytes: number | null;
  /** Only where ticks are further apart than was set; else `null`. */
  readonly lengthenedTickMs: number | null;
  readonly othersCoresUsed: number | null;
  /** Now; of an ended run: mean over its work. */
  readonly coreBusy: readonly (number | null)[];
  /** The last ticks of each core, oldest first; NaN is a gap. */
  readonly coreHistory: readonly Float64Array[];
  /** `null`: there has been no run. */
  readonly table: WorkerTable | null;
}

/** Reads the stores into one value; `nowEpochMs` is the wall clock. */
export function readLiveView(run: RunView, samples: SampleStore, nowEpochMs: number): LiveView {
  return {
    ...readMachine(samples),
    ...readProgress(run, samples, nowEpochMs),
    ...readMemory(samples),
    coreBusy: readCoreBusy(run.state, samples),
    coreHistory: readCoreHistory(run.state, samples),
    state: run.state,
    table: readTable(run.state, samples),
  };
}

function readMachine(samples: SampleStore) {
  return {
    monitorCoresUsed: recentMean(
      samples.monitorCoresUsed,
      samples.elapsedMs,
      MONITOR_MEAN_WINDOW_MS,
    ),
    monitorRssBytes: samples.latest?.monitor.rssBytes ?? null,
    lengthenedTickMs: samples.latest?.lengthenedTickMs ?? null,
    othersCoresUsed: recentMean(samples.othersCoresUsed, samples.elapsedMs),
  };
}

function readCoreBusy(state: RunState, samples: SampleStore): (number | null)[] {
  if ('result' in state) return samples.run?.coreBusyMean.read(samples.cores.length) ?? [];
  return samples.cores.map((core) => recentMean(core, samples.elapsedMs));
}

/** Of an ended run nothing from before it: another run would look like a part of it. */
function readCoreHistory(state: RunState, samples: SampleStore): Float64Array[] {
  const ticks = 'result' in state ? (samples.run?.atMs.length ?? 0) : CORE_POINTS;
  return samples.cores.map((core) => core.last(Math.min(ticks, CORE_POINTS)));
}

function readMemory(samples: SampleStore) {
  const total = samples.run?.latest?.total;
  return {
    rssBytes: total?.rssBytes ?? null,
    pssBytes: total?.pssBytes ?? null,
    ussBytes: total?.ussBytes ?? null,
    processes: total?.processes ?? null,
  };
}

function readProgress(run: RunView, samples: SampleStore, nowEpochMs: number) {
  const series = samples.run;
  const header = headerOf(run.state);
  const latest = series?.latest ?? null;
  const tasksDone = latest === null ? null : endedTasks(latest);
  const tasksTotal =
    run.state.state === 'running' ? run.state.tasksTotal : (latest?.tasksTotal ?? null);
  const ratePerS = series === null ? null : recentRatePerS(series.tasksEnded, series.atMs);
  const startedEpochMs = header === null ? null : Date.parse(header.startedAt);
  const workElapsedMs = nowEpochMs - (run.workStartedEpochMs ?? startedEpochMs ?? nowEpochMs);
  const isWorking = run.state.state === 'running';
  return {
    elapsedMs: startedEpochMs === null ? null : Math.max(0, nowEpochMs - startedEpochMs),
    tasksDone,
    tasksFailed: latest?.tasksFailed ?? 0,
    tasksTotal,
    ratePerS: isWorking ? ratePerS : null,
    coresUsed:
      series === null || !isLive(run.state)
        ? null
        : recentMean(series.totalCoresUsed, series.elapsedMs),
    remainingMs: isWorking
      ? estimateRemainingMs({
          tasksDone: tasksDone ?? 0,
          tasksTotal,
          workElapsedMs,
          recentRatePerS: ratePerS,
        })
      : null,
  };
}

function readTable(state: RunState, samples: SampleStore): WorkerTable | null {
  const header = headerOf(state);
  if (header === null) return null;
  const series = samples.run?.runId === header.runId ? samples.run : null;
  return 'result' in state
    ? finalWorkerTable(header, state.result, series)
    : liveWorkerTable(header, series);
}
