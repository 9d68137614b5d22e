import {
  ENDED_PROCESSES,
  ENDED_THREADS,
  MAX_OTHER_THREADS_ROWS,
  MORE_THREADS,
  otherThreadsKey,
} from '../../contract/other-threads.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import type { OtherThreadsSample, StateShares } from '../../contract/sample.ts';
import {
  type CpuPartition,
  type RunRoles,
  usedByThread,
  wholeNanoseconds,
  workersOf,
} from './cpu-partition.ts';
import type { Span } from './mark-window.ts';
import type { ProcessMark } from './process-account.ts';
import type { ThreadReading } from './process-source.ts';

/** One living process in one tick, with its threads. */
export interface ThreadedProcess {
  readonly pid: number;
  readonly mark: ProcessMark;
  /** What a rate can be taken from; `null`: the first reading, a gap, or a rejected one. */
  readonly span: Span<ProcessMark> | null;
  /** Of that span. */
  readonly cpu: CpuPartition | null;
}

/** Of a process: who is who in it, of the workers its own at least. */
export type RolesOf = (pid: number) => RunRoles;

export type NameOf = (pid: number, tid: number) => string | null;

/** Where the name can't be read. */
const UNNAMED = '(unnamed)';

/**
 * The threads of a run that are no workers, by process, role and name. With the workers they add up
 * to the total: what of it no living thread has used is in a row of its own.
 * @param unseenCores what processes used that came and went between two readings
 */
export function otherThreads(
  processes: readonly ThreadedProcess[],
  rolesOf: RolesOf,
  nameOf: NameOf,
  unseenCores: number,
): readonly OtherThreadsSample[] {
  const rows = processes.flatMap((process) => rowsOf(process, rolesOf(process.pid), nameOf));
  return capped(unseenCores > 0 ? [unseenRow(unseenCores), ...rows] : rows);
}

function unseenRow(coresUsed: number): OtherThreadsSample {
  const nothing = { threads: 0, states: null, processRssBytes: null };
  return { pid: null, role: 'runtime', name: ENDED_PROCESSES, coresUsed, ...nothing };
}

function rowsOf(process: ThreadedProcess, roles: RunRoles, nameOf: NameOf): OtherThreadsSample[] {
  const { pid, mark } = process;
  const workers = workersOf(pid, roles);
  const isWorker = !roles.follows && workers.some(({ kind }) => kind === 'process');
  if (mark.threads === null || isWorker) return [];
  const workerTids = new Set(workers.map(({ tid }) => tid ?? pid));
  const isHelper = roles.follows ? pid === roles.hostPid : isHelperProcess(pid, workers, roles);
  const usedMs = usedOf(process);
  const sums = new Map<string, ThreadSum>();
  for (const [tid, thread] of mark.threads) {
    if (workerTids.has(tid)) continue;
    const isHost = isHelper || (!roles.follows && (tid === pid || roles.helperTids.has(tid)));
    const role = isHost ? 'host' : 'runtime';
    const sum = sumOf(sums, pid, role, nameOf(pid, tid) ?? UNNAMED);
    addThread(sum, usedMs?.get(tid) ?? 0, process.span?.from.threads?.get(tid), thread);
  }
  addEnded(sums, process, isHelper ? 'host' : 'runtime');
  return [...sums.values()].sort(inOrder).map((sum) => toSample(sum, process));
}

function isHelperProcess(
  pid: number,
  workers: readonly WorkerIdentity[],
  { hostPid }: RunRoles,
): boolean {
  return pid !== hostPid && workers.length === 0;
}

interface ThreadSum {
  readonly pid: number;
  readonly role: 'host' | 'runtime';
  readonly name: string;
  threads: number;
  usedMs: number;
  /** Of those threads that have been there for all of the span. */
  onCpuMs: number;
  waitingMs: number;
  elapsedMs: number;
}

function sumOf(
  sums: Map<string, ThreadSum>,
  pid: number,
  role: ThreadSum['role'],
  name: string,
): ThreadSum {
  const key = otherThreadsKey({ pid, role, name });
  let sum = sums.get(key);
  if (sum === undefined) {
    const nothing = { threads: 0, usedMs: 0, onCpuMs: 0, waitingMs: 0, elapsedMs: 0 };
    sum = { pid, role, name, ...nothing };
    sums.set(key, sum);
  }
  return sum;
}

function usedOf({ span }: ThreadedProcess): ReadonlyMap<number, number> | null {
  const before = span?.from.threads ?? null;
  const now = span?.to.threads ?? null;
  return before === null || now === null ? null : usedByThread(before, now);
}

/**
 * A wait is booked when it ends, so a tick may hold more of it than time: what is too much is left
 * out, as these rows are not revised.
 */
function addThread(
  sum: ThreadSum,
  usedMs: number,
  before: ThreadReading | undefined,
  now: ThreadReading,
): void {
  sum.threads += 1;
  sum.usedMs += usedMs;
  if (before === undefined) return;
  const elapsedMs = now.atMs - before.atMs;
  const waitedMs = now.waitingMs - before.waitingMs;
  // Counters that run backwards are another thread's.
  if (elapsedMs <= 0 || waitedMs < 0) return;
  const onCpuMs = Math.min(usedMs, elapsedMs);
  sum.elapsedMs += elapsedMs;
  sum.onCpuMs += onCpuMs;
  sum.waitingMs += Math.min(waitedMs, elapsedMs - onCpuMs);
}

/** What the process used beyond its living threads. */
function addEnded(
  sums: Map<string, ThreadSum>,
  { pid, cpu }: ThreadedProcess,
  role: ThreadSum['role'],
): void {
  if (cpu === null) return;
  let claimedMs = 0;
  for (const { usedMs } of sums.values()) claimedMs += usedMs;
  for (const workerMs of cpu.workersMs.values()) claimedMs += workerMs ?? 0;
  const endedMs = wholeNanoseconds(cpu.totalMs - claimedMs);
  if (endedMs > 0) sumOf(sums, pid, role, ENDED_THREADS).usedMs = endedMs;
}

function toSample(sum: ThreadSum, { mark, span }: ThreadedProcess): OtherThreadsSample {
  const { pid, role, name, threads } = sum;
  return {
    pid,
    role,
    name,
    threads,
    coresUsed: span === null ? null : sum.usedMs / (span.to.atMs - span.from.atMs),
    states: toShares(sum),
    processRssBytes: mark.rssBytes,
  };
}

function toShares({ onCpuMs, waitingMs, elapsedMs }: ThreadSum): StateShares | null {
  if (elapsedMs === 0) return null;
  const onCpu = onCpuMs / elapsedMs;
  const waiting = waitingMs / elapsedMs;
  return { onCpu, waiting, blocked: Math.max(0, 1 - onCpu - waiting) };
}

/** The same in every tick, whatever they use. */
function inOrder(left: ThreadSum, right: ThreadSum): number {
  if (left.role !== right.role) return left.role === 'host' ? -1 : 1;
  return left.name < right.name ? -1 : 1;
}

function capped(rows: readonly OtherThreadsSample[]): readonly OtherThreadsSample[] {
  if (rows.length <= MAX_OTHER_THREADS_ROWS) return rows;
  const kept = rows.slice(0, MAX_OTHER_THREADS_ROWS - 1);
  return [...kept, summed(rows.slice(MAX_OTHER_THREADS_ROWS - 1))];
}

function summed(rows: readonly OtherThreadsSample[]): OtherThreadsSample {
  const total = (valueOf: (row: OtherThreadsSample) => number) =>
    rows.reduce((sum, row) => sum + valueOf(row), 0);
  const known = rows.filter(({ coresUsed }) => coresUsed !== null);
  return {
    pid: null,
    role: 'others',
    name: MORE_THREADS,
    threads: total(({ threads }) => threads),
    coresUsed: known.length === 0 ? null : total(({ coresUsed }) => coresUsed ?? 0),
    states: null,
    processRssBytes: null,
  };
}
