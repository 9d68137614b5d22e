import type { CoreTimes } from './core-load.ts';
import { coreBusyShares, machineCoresUsed } from './core-load.ts';
import type { CpuPartition, RunRoles } from './cpu-partition.ts';
import { partitionCpu } from './cpu-partition.ts';
import type { ThreadStatus } from './linux/thread-status.ts';
import { othersCoresUsed } from './others-cores-used.ts';
import type { ProcessAccount, ProcessMark } from './process-account.ts';
import { TICK_ERROR_MS } from './process-account.ts';
import type { ThreadReading } from './process-source.ts';
import type { RunMarks } from './run-processes.ts';
import type { SelfMark } from './self-meter.ts';
import { sumKnown } from './sum-known.ts';
import type { RunObservation, WorkerObservation } from './watch.ts';

/** Everything cumulative, read at one moment. */
export interface RunSnapshot extends RunMarks {
  readonly coreTimes: readonly CoreTimes[] | null;
  readonly self: SelfMark | null;
  /** Since the cgroup's start; `null`: not reported. */
  readonly throttledMs: number | null;
  readonly atMs: number;
}

type Accounts = Pick<
  RunObservation,
  | 'processCpuMs'
  | 'processes'
  | 'workers'
  | 'runtimeThreadsCpuMs'
  | 'hostCpuMs'
  | 'serverCoresUsed'
  | 'monitorCoresUsed'
  | 'othersCoresUsed'
  | 'throttledMs'
>;

/** What can be told of a run that never was ready. */
export function nothingObserved(roles: RunRoles): Accounts {
  return {
    processCpuMs: null,
    processes: 0,
    workers: roles.workers.map(({ id }) => ({
      id,
      cpuMs: null,
      onCpuMs: null,
      waitingMs: null,
      blockedMs: null,
      voluntarySwitches: null,
      involuntarySwitches: null,
    })),
    runtimeThreadsCpuMs: null,
    hostCpuMs: null,
    serverCoresUsed: null,
    monitorCoresUsed: null,
    othersCoresUsed: null,
    throttledMs: null,
  };
}

/**
 * The accounts between two snapshots.
 *
 * @param isComplete `to` is the reading at `finished`; otherwise it is the last one there was.
 */
export function observeBetween(
  from: RunSnapshot,
  to: RunSnapshot,
  roles: RunRoles,
  isComplete: boolean,
): Accounts {
  const parts = partitions(from, to, roles);
  const unseenMs = to.unseenMs - from.unseenMs;
  const seenMs = parts.length === 0 ? null : sumKnown(parts.map((part) => part.totalMs));
  const processMs = plus(seenMs, unseenMs);
  const elapsedMs = to.atMs - from.atMs;
  const rate = (cpuMs: number | null): number | null =>
    cpuMs === null || elapsedMs <= 0 ? null : cpuMs / elapsedMs;
  const serverCores = rate(difference(from.server?.cpuMs, to.server?.cpuMs));
  const monitorCores = selfCores(from.self, to.self);
  return {
    processCpuMs: isComplete ? processMs : null,
    processes: parts.length,
    workers: roles.workers.map((worker) => observeWorker(worker.id, from, to, parts, roles)),
    runtimeThreadsCpuMs: plus(sumKnown(parts.map((part) => part.runtimeThreadsMs)), unseenMs),
    hostCpuMs: sumKnown(parts.map((part) => part.hostMs)),
    serverCoresUsed: serverCores,
    monitorCoresUsed: monitorCores,
    othersCoresUsed: othersCoresUsed({
      machine:
        to.coreTimes === null
          ? null
          : machineCoresUsed(coreBusyShares(from.coreTimes, to.coreTimes)),
      run: rate(processMs),
      server: to.server === null ? 0 : serverCores,
      monitor: monitorCores,
    }),
    // Of a run that broke off, the last tick and this counter are not of the same moment.
    throttledMs: isComplete ? increase(from.throttledMs, to.throttledMs) : null,
  };
}

function partitions(from: RunSnapshot, to: RunSnapshot, roles: RunRoles): readonly CpuPartition[] {
  const parts: CpuPartition[] = [];
  for (const [account, end] of to.processes) {
    // Processes that ended during start-up have no part in the work.
    if (end.atMs < from.atMs) continue;
    const begin = from.processes.get(account) ?? birthMark(account, from.atMs, end);
    if (begin !== null) {
      parts.push(
        partitionCpu(account.pid, begin, withEndedWorkers(account, end, to, roles), roles),
      );
    }
  }
  return parts;
}

function birthMark(account: ProcessAccount, atMs: number, end: ProcessMark): ProcessMark | null {
  if (!account.isBornWatched) return null;
  const threads = end.threads === null ? null : new Map<number, ThreadReading>();
  return { atMs, cpuMs: 0, rejections: 0, threads, rssBytes: null };
}

/** A worker's thread that has ended keeps what was last seen of it. */
function withEndedWorkers(
  account: ProcessAccount,
  end: ProcessMark,
  to: RunSnapshot,
  roles: RunRoles,
): ProcessMark {
  if (end.threads === null) return end;
  const threads = new Map(end.threads);
  for (const worker of roles.workers) {
    const last = to.workerThreads.get(worker.id);
    if (worker.pid === account.pid && last !== undefined && !threads.has(last.tid)) {
      threads.set(last.tid, last);
    }
  }
  return { ...end, threads };
}

function observeWorker(
  id: number,
  from: RunSnapshot,
  to: RunSnapshot,
  parts: readonly CpuPartition[],
  roles: RunRoles,
): WorkerObservation {
  const cpuMs = parts.find((part) => part.workersMs.has(id))?.workersMs.get(id) ?? null;
  return {
    id,
    cpuMs,
    ...splitTime(from.workerThreads.get(id) ?? firstFound(id, to, roles), to.workerThreads.get(id)),
    ...switches(from.workerStatuses.get(id), to.workerStatuses.get(id)),
  };
}

/** What was found during the work has its first reading there. */
function firstFound(id: number, to: RunSnapshot, { follows }: RunRoles): ThreadReading | undefined {
  return follows ? to.firstThreads.get(id) : undefined;
}

type TimeSplit = Pick<WorkerObservation, 'onCpuMs' | 'waitingMs' | 'blockedMs'>;
type SwitchCounts = Pick<WorkerObservation, 'voluntarySwitches' | 'involuntarySwitches'>;

/** From first and last reading only, so that late booking in between does not matter. */
function splitTime(first: ThreadReading | undefined, last: ThreadReading | undefined): TimeSplit {
  const unknown = { onCpuMs: null, waitingMs: null, blockedMs: null };
  if (last === undefined || first?.tid !== last.tid) return unknown;
  const elapsedMs = last.atMs - first.atMs;
  const onCpuMs = last.onCpuMs - first.onCpuMs;
  const waitingMs = last.waitingMs - first.waitingMs;
  if (elapsedMs <= 0 || onCpuMs < 0 || waitingMs < 0) return unknown;
  const roomMs = elapsedMs - onCpuMs;
  // Below 0 by more than the kernel's booking steps, the readings contradict each other.
  if (roomMs < -TICK_ERROR_MS) return unknown;
  // A wait is booked when it ends: what of it finds no room was over before the first reading.
  const waitedMs = Math.min(waitingMs, Math.max(0, roomMs));
  return { onCpuMs, waitingMs: waitedMs, blockedMs: Math.max(0, roomMs - waitedMs) };
}

function switches(first: ThreadStatus | undefined, last: ThreadStatus | undefined): SwitchCounts {
  return {
    voluntarySwitches: increase(first?.voluntarySwitches, last?.voluntarySwitches),
    involuntarySwitches: increase(first?.involuntarySwitches, last?.involuntarySwitches),
  };
}

/** Of a counter; one that runs backwards is not the same counter. */
function increase(from: number | null | undefined, to: number | null | undefined): number | null {
  if (from === null || to === null || from === undefined || to === undefined) return null;
  return to < from ? null : to - from;
}

/** Over the time between its own readings, the last of which may be older than the others. */
function selfCores(from: SelfMark | null, to: SelfMark | null): number | null {
  if (from === null || to === null || to.atMs <= from.atMs) return null;
  return (to.cpuMs - from.cpuMs) / (to.atMs - from.atMs);
}

function plus(knownMs: number | null, moreMs: number): number | null {
  return knownMs === null ? null : knownMs + moreMs;
}

function difference(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined ? null : to - from;
}
