import type { StrategyId } from '../../contract/catalogue.ts';
import type { WorkerExitedMessage } from '../../contract/host-protocol.ts';
import type { WorkerIdentity, WorkerResult } from '../../contract/run.ts';
import type { RunObservation, WorkerObservation } from '../monitor/watch.ts';
import type { HostSession } from './host-session.ts';
import { shownTasks } from './shown-tasks.ts';

/** Strategies whose workers have several tasks in flight at a time, or none that is known. */
const OVERLAPPING: ReadonlySet<StrategyId> = new Set([
  'async',
  'threads-async',
  'processes-async',
  // What its workers are busy with only the program knows.
  'program',
]);

/** Where the parts of a worker's account are. */
export interface WorkerSources {
  /** As far as they have started. */
  readonly workers: readonly WorkerIdentity[];
  readonly strategy: StrategyId;
  readonly session: HostSession;
  readonly observation: RunObservation;
}

/** The account of each worker, in the order in which they are given. */
export function workerResults(sources: WorkerSources): readonly WorkerResult[] {
  const observed = new Map(sources.observation.workers.map((worker) => [worker.id, worker]));
  return sources.workers.map((worker) => workerResult(worker, observed.get(worker.id), sources));
}

/** CPU time by the worker's own account, in milliseconds; `null`: it gave none. */
export function ownCpuMs(account: WorkerExitedMessage | undefined): number | null {
  return account === undefined ? null : (account.cpuUserUs + account.cpuSystemUs) / 1000;
}

function workerResult(
  worker: WorkerIdentity,
  observed: WorkerObservation | undefined,
  sources: WorkerSources,
): WorkerResult {
  const { session } = sources;
  const { ledger } = shownTasks(session);
  const account = session.accounts.get(worker.id);
  const lockedCpuNs = account?.lockedCpuNs;
  return {
    ...worker,
    tasks: ledger.tasksIn(worker.id),
    cpuMs:
      sources.strategy === 'program'
        ? programCpuMs(account, observed)
        : workerCpuMs(account, observed, session.finished?.stopped === true),
    onCpuMs: observed?.onCpuMs ?? null,
    waitingMs: observed?.waitingMs ?? null,
    blockedMs: observed?.blockedMs ?? null,
    lockedCpuMs: lockedCpuNs === undefined ? null : lockedCpuNs / 1e6,
    ...workerTimes(worker.id, sources),
    voluntarySwitches: observed?.voluntarySwitches ?? null,
    involuntarySwitches: observed?.involuntarySwitches ?? null,
    signal: account?.signal ?? null,
  };
}

/** By its own account; that ends with the last whole task, so of one cut short the sampler saw more. */
function workerCpuMs(
  account: WorkerExitedMessage | undefined,
  observed: WorkerObservation | undefined,
  isCutShort: boolean,
): number | null {
  const observedMs = observed?.cpuMs ?? null;
  const ownMs = ownCpuMs(account);
  if (ownMs === null) return observedMs;
  return isCutShort ? Math.max(ownMs, observedMs ?? 0) : ownMs;
}

/** The program's own account is of all that it started: each worker's own only the sampler has seen. */
function programCpuMs(
  account: WorkerExitedMessage | undefined,
  observed: WorkerObservation | undefined,
): number | null {
  return observed?.cpuMs ?? ownCpuMs(account);
}

/** A worker without a task was busy for no time; overlapping tasks don't add up to a time at all. */
function workerTimes(
  id: number,
  { session, strategy }: WorkerSources,
): Pick<WorkerResult, 'busyMs' | 'lastEndMs'> {
  const times = shownTasks(session).ledger.workerTimes(id);
  const startNs = session.finished?.startNs ?? null;
  return {
    busyMs: OVERLAPPING.has(strategy) ? null : (times?.taskMs ?? 0),
    lastEndMs: times === null || startNs === null ? null : (times.lastEndNs - startNs) / 1e6,
  };
}
