import type { StrategyId } from '../../contract/catalogue.ts';
import type { WorkerResult } from '../../contract/run.ts';
import type { JudgedRun, VerdictBaseline } from './judged-run.ts';
import { ACTIVE_WORKER_SHARE, LEAST_WATCHED_SHARE } from './thresholds.ts';

const ONE_WORKER: ReadonlySet<StrategyId> = new Set(['sequential', 'async']);
const EVENT_LOOPS: ReadonlySet<StrategyId> = new Set(['async', 'threads-async', 'processes-async']);

/**
 * A completed run as the rules look at it: totals from its first to its last reading. Times are
 * milliseconds; a figure in cores is such a time per wall time. `null`: not known.
 */
export interface RunFacts {
  readonly run: JudgedRun;
  readonly baseline: VerdictBaseline | null;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly coresUsed: number;
  /** It is a program of the user's own, whose workers were found and have no tasks. */
  readonly isProgram: boolean;
  /**
   * Workers that can run at a time; an event loop is one. Of a program of the user's own: what it was
   * told, or else how many lived at a time, on average.
   */
  readonly workers: number;
  /** Cores that so many workers can use: min(workers, effective cores). */
  readonly usableCores: number;
  /** Workers that took part; all of them where tasks have a worker each. */
  readonly active: readonly WorkerResult[];
  /** A worker for each task: it comes and goes between two readings. */
  readonly isPerTask: boolean;
  /** Its tasks overlap inside a worker. */
  readonly hasEventLoop: boolean;
  readonly workersCpuMs: number | null;
  /** Workers that waited for a core, on average. */
  readonly waitingCores: number | null;
  /** Workers that were asleep, on average. */
  readonly blockedCores: number | null;
  /** CPU time inside critical sections; `null`: the work has none, or the host does not tell. */
  readonly lockedCpuMs: number | null;
  /** Tasks under way at a time, on average. */
  readonly tasksInFlight: number | null;
}

/** `null`: the run gave no times to judge by. */
export function runFacts(run: JudgedRun, baseline: VerdictBaseline | null): RunFacts | null {
  const { wallMs, cpuMs, coresUsed, effectiveCores, workerDetails, taskTotalMs } = run;
  if (wallMs === null || wallMs <= 0 || cpuMs === null || coresUsed === null) return null;
  const isProgram = run.strategy === 'program';
  const isPerTask = run.options.perTask === true;
  const active = isProgram ? activeThreads(measured(workerDetails)) : activeWorkers(workerDetails);
  const workers = workersOf(run, active, wallMs);
  const perWall = (ms: number | null): number | null => (ms === null ? null : ms / wallMs);
  return {
    run,
    baseline,
    isProgram,
    wallMs,
    cpuMs: cpuMs.user + cpuMs.system,
    coresUsed,
    workers,
    usableCores: Math.min(workers, effectiveCores),
    active,
    isPerTask,
    hasEventLoop: EVENT_LOOPS.has(run.strategy),
    workersCpuMs: sumAll(workerDetails.map((worker) => worker.cpuMs)),
    waitingCores: isPerTask ? null : perWall(sumAll(active.map((worker) => worker.waitingMs))),
    blockedCores: isPerTask ? null : perWall(sumAll(active.map((worker) => worker.blockedMs))),
    lockedCpuMs: sumAll(active.map((worker) => worker.lockedCpuMs)),
    // It ran all the time, whatever it tells of tasks of its own: that is its word, and measured by nobody.
    tasksInFlight: isProgram ? 1 : perWall(taskTotalMs),
  };
}

function workersOf(run: JudgedRun, active: readonly WorkerResult[], wallMs: number): number {
  if (run.strategy !== 'program') return ONE_WORKER.has(run.strategy) ? 1 : run.workers;
  const seen = Math.max(1, workersAtATime(active, wallMs), Math.round(run.coresUsed ?? 0));
  const isTold = (run.command?.workersParameter ?? null) !== null;
  // It need not do as it is told: one that was seen to work in one thread alone had one worker.
  return isTold && (seen > 1 || active.length > 1) ? run.workers : seen;
}

/** Processes that follow one another are one worker, however many there were. */
function workersAtATime(active: readonly WorkerResult[], wallMs: number): number {
  const livedMs = sumAll(active.map(livedMsOf));
  return livedMs === null ? active.length : Math.round(livedMs / wallMs);
}

/** As far as it was watched; `null`: it was not. */
function livedMsOf({ onCpuMs, waitingMs, blockedMs }: WorkerResult): number | null {
  return sumAll([onCpuMs, waitingMs, blockedMs]);
}

/**
 * Of a program of the user's own: whoever used some CPU time, whatever for. Those that were gone
 * before they could be watched are left out where the others did nearly all.
 */
function activeThreads(workers: readonly WorkerResult[]): readonly WorkerResult[] {
  const seen = workers.map((worker) => ({ ...worker, cpuMs: worker.cpuMs ?? 0 }));
  const watched = seen.filter((worker) => livedMsOf(worker) !== null);
  const isNearlyAll = cpuMsOf(watched) >= LEAST_WATCHED_SHARE * cpuMsOf(seen);
  return notIdle(isNearlyAll && watched.length > 0 ? watched : seen);
}

/** Of a program of the user's own: without those of whom it only told, and nothing was seen. */
function measured(workers: readonly WorkerResult[]): readonly WorkerResult[] {
  const seen = workers.filter(({ cpuMs }) => cpuMs !== null);
  return seen.length === 0 ? workers : seen;
}

function cpuMsOf(workers: readonly { readonly cpuMs: number }[]): number {
  return workers.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Whoever had tasks, and did not just look in. */
function activeWorkers(workers: readonly WorkerResult[]): readonly WorkerResult[] {
  return notIdle(workers.filter(({ tasks }) => tasks > 0));
}

function notIdle(busy: readonly WorkerResult[]): readonly WorkerResult[] {
  const cpuMs = sumAll(busy.map((worker) => worker.cpuMs));
  if (cpuMs === null) return busy;
  const leastMs = (ACTIVE_WORKER_SHARE * cpuMs) / busy.length;
  return busy.filter((worker) => (worker.cpuMs ?? 0) >= leastMs);
}

/** `null` unless all are known, and for none. */
function sumAll(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
