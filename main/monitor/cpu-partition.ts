import type { WorkerIdentity } from '../../contract/run.ts';
import type { ProcessMark } from './process-account.ts';
import type { ThreadReading } from './process-source.ts';

/** Who is who among a run's processes and threads. */
export interface RunRoles {
  readonly hostPid: number;
  /** Threads of the host process that only serve the protocol. */
  readonly helperTids: ReadonlySet<number>;
  readonly workers: readonly WorkerIdentity[];
  /** The workers were found, each a thread by itself; the host is none of the program that is followed. */
  readonly follows: boolean;
}

/** CPU time of one process between two marks, split over the rows it is shown in. */
export interface CpuPartition {
  readonly totalMs: number;
  /** By worker id; `null` where the system does not tell threads. Ended threads are absent. */
  readonly workersMs: ReadonlyMap<number, number | null>;
  readonly hostMs: number | null;
  readonly runtimeThreadsMs: number | null;
  readonly hostThreads: number | null;
  readonly runtimeThreads: number | null;
}

/**
 * Splits the CPU time of one process between its workers, the host and the runtime's own threads.
 * What is known adds up to the total: the runtime's share is what nobody else can claim, threads
 * that ended in between included.
 */
export function partitionCpu(
  pid: number,
  from: ProcessMark,
  to: ProcessMark,
  roles: RunRoles,
): CpuPartition {
  const totalMs = to.cpuMs - from.cpuMs;
  const workers = workersOf(pid, roles);
  if (roles.follows) return followedProcess(pid, from, to, { ...roles, workers });
  const owner = workers.find((worker) => worker.kind === 'process');
  if (owner !== undefined) return wholeProcess(totalMs, owner.id);
  if (pid !== roles.hostPid && workers.length === 0) return helperProcess(totalMs, to);
  if (from.threads === null || to.threads === null) return withoutThreads(totalMs, workers);
  return splitThreads(pid, totalMs, usedByThread(from.threads, to.threads), workers, roles);
}

/** Those of one process. Where all are, as at every tick, without a copy. */
export function workersOf(pid: number, { workers }: RunRoles): readonly WorkerIdentity[] {
  const isOwn = (worker: WorkerIdentity) => worker.pid === pid;
  return workers.every(isOwn) ? workers : workers.filter(isOwn);
}

/** Of a followed program each thread with a row has its own time, and the rest is summed. */
function followedProcess(
  pid: number,
  from: ProcessMark,
  to: ProcessMark,
  { hostPid, workers }: RunRoles,
): CpuPartition {
  const totalMs = to.cpuMs - from.cpuMs;
  if (pid === hostPid) return helperProcess(totalMs, to);
  if (from.threads === null || to.threads === null) return withoutThreads(totalMs, workers);
  const usedMs = usedByThread(from.threads, to.threads);
  const workersMs = new Map<number, number>();
  for (const { id, tid } of workers) {
    const workerMs = usedMs.get(tid ?? pid);
    if (workerMs !== undefined) workersMs.set(id, workerMs);
  }
  const claimedMs = sum([...workersMs.values()]);
  return {
    totalMs,
    workersMs,
    hostMs: 0,
    runtimeThreadsMs: Math.max(0, wholeNanoseconds(totalMs - claimedMs)),
    hostThreads: 0,
    runtimeThreads: usedMs.size - workersMs.size,
  };
}

function wholeProcess(totalMs: number, workerId: number): CpuPartition {
  return {
    totalMs,
    workersMs: new Map<number, number>().set(workerId, totalMs),
    hostMs: 0,
    runtimeThreadsMs: 0,
    hostThreads: 0,
    runtimeThreads: 0,
  };
}

function helperProcess(totalMs: number, to: ProcessMark): CpuPartition {
  return {
    totalMs,
    workersMs: new Map(),
    hostMs: totalMs,
    runtimeThreadsMs: 0,
    hostThreads: to.threads?.size ?? null,
    runtimeThreads: 0,
  };
}

function withoutThreads(totalMs: number, workers: readonly WorkerIdentity[]): CpuPartition {
  return {
    totalMs,
    workersMs: new Map(workers.map((worker) => [worker.id, null])),
    hostMs: workers.length === 0 ? totalMs : null,
    runtimeThreadsMs: null,
    hostThreads: null,
    runtimeThreads: null,
  };
}

function splitThreads(
  pid: number,
  totalMs: number,
  usedMs: ReadonlyMap<number, number>,
  workers: readonly WorkerIdentity[],
  roles: RunRoles,
): CpuPartition {
  const workersMs = new Map<number, number | null>();
  const workerTids = new Set<number>();
  for (const { id, tid } of workers) {
    const workerMs = tid === null ? null : usedMs.get(tid);
    if (workerMs !== undefined) workersMs.set(id, workerMs);
    if (tid !== null && workerMs !== undefined) workerTids.add(tid);
  }
  const hostTids = [...new Set([pid, ...roles.helperTids])].filter(
    (tid) => usedMs.has(tid) && !workerTids.has(tid),
  );
  const hostMs = sum(hostTids.map((tid) => usedMs.get(tid) ?? 0));
  const claimedMs = hostMs + sum([...workersMs.values()].map((workerMs) => workerMs ?? 0));
  return {
    totalMs,
    workersMs,
    hostMs,
    // Below 0 only when the process's reading was rejected.
    runtimeThreadsMs: Math.max(0, wholeNanoseconds(totalMs - claimedMs)),
    hostThreads: hostTids.length,
    runtimeThreads: usedMs.size - hostTids.length - workerTids.size,
  };
}

/** CPU time of each living thread between two readings of its process, by thread id. */
export function usedByThread(
  from: ReadonlyMap<number, ThreadReading>,
  to: ReadonlyMap<number, ThreadReading>,
): ReadonlyMap<number, number> {
  const usedMs = new Map<number, number>();
  for (const [tid, now] of to) {
    const before = from.get(tid);
    // A thread that is new, or a new one under an old number, has used all it shows.
    const isSame = before !== undefined && before.onCpuMs <= now.onCpuMs;
    usedMs.set(tid, isSame ? now.onCpuMs - before.onCpuMs : now.onCpuMs);
  }
  return usedMs;
}

/** Counters have no finer step: what is below it is the last bits of the sums, and no time at all. */
export function wholeNanoseconds(ms: number): number {
  return Math.round(ms * 1e6) / 1e6;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
