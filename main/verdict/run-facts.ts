import type { StrategyId } from '../../contract/catalogue.ts';
import type { WorkerResult } from '../../contract/run.ts';
import type { JudgedRun, VerdictBaseline } from './judged-run.ts';
import { ACTIVE_WORKER_SHARE } from './thresholds.ts';

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
  /** Workers that can run at a time; an event loop is one. */
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
  const workers = ONE_WORKER.has(run.strategy) ? 1 : run.workers;
  const isPerTask = run.options.perTask === true;
  const active = activeWorkers(workerDetails);
  const perWall = (ms: number | null): number | null => (ms === null ? null : ms / wallMs);
  return {
    run,
    baseline,
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
    tasksInFlight: perWall(taskTotalMs),
  };
}

/** Whoever had tasks, and did not just look in. */
function activeWorkers(workers: readonly WorkerResult[]): readonly WorkerResult[] {
  const busy = workers.filter(({ tasks }) => tasks > 0);
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
