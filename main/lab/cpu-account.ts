import type { FinishedMessage, WorkerExitedMessage } from '../../contract/host-protocol.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import type { WorkerObservation } from '../monitor/watch.ts';

export interface CpuAccount {
  readonly userMs: number;
  readonly systemMs: number;
  /** Some process could not report its own usage to the end. */
  readonly isLowerBound: boolean;
  /** Host and worker processes. */
  readonly processes: number;
}

interface AccountSources {
  readonly finished: FinishedMessage | null;
  readonly workers: readonly WorkerIdentity[];
  readonly accounts: ReadonlyMap<number, WorkerExitedMessage>;
  readonly observed: readonly WorkerObservation[];
  /**
   * It is a program of the user's own, of which the launcher is no part. Its account is what the system
   * gave to the launcher that waited for it, all that it started included: whole however it ended.
   */
  readonly isProgram: boolean;
}

/**
 * The run's CPU time as its processes read it themselves: the host, unless it is a launcher, and the
 * workers that are processes; threads are inside their process's figure. A worker process that was cut short counts
 * with what the sampler saw last, as user time, since ticks don't tell the two apart there.
 * `null` when the host gave no account.
 */
export function cpuAccount(sources: AccountSources): CpuAccount | null {
  const { finished } = sources;
  if (finished === null) return null;
  const { host } = finished;
  const sum = sources.isProgram
    ? { userMs: 0, systemMs: 0 }
    : { userMs: host.cpuUserUs / 1000, systemMs: host.cpuSystemUs / 1000 };
  let isLowerBound = false;
  const processes = sources.workers.filter((worker) => worker.kind === 'process');
  for (const worker of processes) {
    const account = sources.accounts.get(worker.id);
    const userMs = (account?.cpuUserUs ?? 0) / 1000;
    const systemMs = (account?.cpuSystemUs ?? 0) / 1000;
    // An account ends with the worker's last whole task: what it used for the one that was cut short
    // only the sampler has seen.
    const isInterrupted = account?.signal !== undefined || finished.stopped;
    const isCutShort = account === undefined || (isInterrupted && !sources.isProgram);
    const unaccountedMs = observedMs(sources, worker.id) - userMs - systemMs;
    if (isCutShort) isLowerBound = true;
    sum.userMs += isCutShort ? userMs + Math.max(0, unaccountedMs) : userMs;
    sum.systemMs += systemMs;
  }
  return { ...sum, isLowerBound, processes: processes.length + 1 };
}

function observedMs(sources: AccountSources, id: number): number {
  return sources.observed.find((worker) => worker.id === id)?.cpuMs ?? 0;
}
