import type { WorkerIdentity } from '../../contract/run.ts';
import type {
  GroupSample,
  OtherThreadsSample,
  RunSample,
  StateRevision,
} from '../../contract/sample.ts';
import type { RunRoles } from './cpu-partition.ts';
import { partitionCpu } from './cpu-partition.ts';
import type { LoopTick } from './loop-tick.ts';
import type { Span } from './mark-window.ts';
import { MarkWindow } from './mark-window.ts';
import type { MemoryMeter, MemoryReading } from './memory-meter.ts';
import { otherThreads, type RolesOf } from './other-threads.ts';
import type { ProcessAccount, ProcessMark } from './process-account.ts';
import type { ProcessSource } from './process-source.ts';
import type { RunProcesses } from './run-processes.ts';
import type { ProcessTick, WorkerTick } from './run-rows.ts';
import { toRunSample } from './run-rows.ts';
import { ThreadNames } from './thread-names.ts';
import type { RunTarget } from './watch.ts';
import type { WorkerTrack } from './worker-track.ts';

export interface RunTicksOptions {
  readonly target: RunTarget;
  readonly processes: RunProcesses;
  readonly source: ProcessSource | null;
  readonly memory: MemoryMeter | null;
  /** Time a rate of process CPU must cover at least: 0 where counters are exact. */
  readonly minSpanMs: number;
  /** Nothing is read that the work can do without. */
  readonly quiet: boolean;
}

export interface RunTickResult {
  readonly sample: RunSample;
  readonly revisions: readonly StateRevision[];
  readonly rejections: number;
}

/** What a tick of a process was taken from. */
interface SpannedProcess {
  readonly mark: ProcessMark | null;
  readonly span: Span<ProcessMark> | null;
}

const NO_MEMORY: MemoryReading = { pssBytes: null, ussBytes: null };

/** Turns the accounts of a run into one sample a tick. Boundary readings pass it by. */
export class RunTicks {
  readonly #options: RunTicksOptions;
  readonly #windows = new Map<ProcessAccount, MarkWindow<ProcessMark>>();
  /** `null`: the threads that are no workers are not told of. */
  readonly #names: ThreadNames | null;
  #roles: RunRoles | null = null;
  #rolesOf: RolesOf | null = null;
  #previousAtMs: number | null = null;
  #previousUnseenMs = 0;

  constructor(options: RunTicksOptions) {
    this.#options = options;
    const { source, quiet } = options;
    this.#names = source === null || quiet ? null : new ThreadNames(source);
  }

  /** @param atMs When this tick began. */
  tick(sequence: number, atMs: number): RunTickResult {
    const { target, processes, memory } = this.#options;
    const living = processes.table.living();
    const rolesOf = this.#rolesByPid();
    const progress = target.progress();
    const elapsedMs = this.#previousAtMs === null ? null : atMs - this.#previousAtMs;
    this.#forgetEnded([...living, ...(processes.server?.living() ?? [])]);
    const ticks = living.map((account) => this.#processTick(account, rolesOf(account.pid)));
    const byPid = new Map(ticks.map((tick) => [tick.pid, tick]));
    const workers: WorkerTick[] = [];
    for (const track of processes.tracks()) {
      const process = byPid.get(track.worker.pid);
      if (process === undefined || !isLiving(track, process)) continue;
      const loop = track.loopTick(progress.gaugesOf(track.worker.id), atMs, elapsedMs);
      workers.push(this.#workerTick(sequence, track, process, loop));
    }
    const unseenCores = this.#unseenCores(elapsedMs);
    const sample = toRunSample({
      runId: target.runId,
      processes: ticks,
      isOwn: (pid) => processes.isOwn(pid),
      unseenCores,
      workers,
      otherThreads: this.#otherThreads(byPid, rolesOf, atMs, unseenCores),
      server: this.#serverSample(),
      memoryOf: (pid) => memory?.of(pid) ?? NO_MEMORY,
      totalMemory: memory?.total(processes.ownPids()) ?? NO_MEMORY,
      progress,
    });
    this.#previousAtMs = atMs;
    return {
      sample,
      revisions: workers.flatMap((worker) => worker.thread.revisions),
      rejections: workers.reduce((sum, worker) => sum + rejectionsOf(worker), 0),
    };
  }

  /** Of a followed program, what was used since the last tick by what no reading saw. */
  #unseenCores(elapsedMs: number | null): number {
    const { unseenMs } = this.#options.processes;
    const usedMs = unseenMs - this.#previousUnseenMs;
    this.#previousUnseenMs = unseenMs;
    return elapsedMs === null ? 0 : usedMs / elapsedMs;
  }

  #processTick(account: ProcessAccount, roles: RunRoles): ProcessTick & SpannedProcess {
    const span = this.#span(account);
    const mark = account.mark();
    return {
      pid: account.pid,
      mark,
      span,
      rssBytes: mark?.rssBytes ?? null,
      elapsedMs: span === null ? 0 : span.to.atMs - span.from.atMs,
      cpu: span === null ? null : partitionCpu(account.pid, span.from, span.to, roles),
    };
  }

  #otherThreads(
    processes: ReadonlyMap<number, ProcessTick & SpannedProcess>,
    rolesOf: RolesOf,
    atMs: number,
    unseenCores: number,
  ): readonly OtherThreadsSample[] {
    const names = this.#names;
    if (names === null) return [];
    names.keepOnly((pid) => processes.get(pid)?.mark?.threads ?? null);
    const read = [...processes.values()].filter(isMarked);
    const nameOf = (pid: number, tid: number) => names.nameOf(pid, tid, atMs);
    return otherThreads(read, rolesOf, nameOf, unseenCores);
  }

  #serverSample(): GroupSample | null {
    const { server } = this.#options.processes;
    if (server === null) return null;
    const account = server.living()[0];
    if (account === undefined) return { coresUsed: null, rssBytes: null, threads: null };
    const span = this.#span(account);
    const mark = account.mark();
    return {
      coresUsed: span === null ? null : coresUsed(span),
      rssBytes: mark?.rssBytes ?? null,
      threads: mark?.threads?.size ?? null,
    };
  }

  /** Takes the account's present mark into its window; `null` when no rate can be told. */
  #span(account: ProcessAccount): Span<ProcessMark> | null {
    const mark = account.mark();
    if (mark === null) return null;
    let window = this.#windows.get(account);
    if (window === undefined) {
      window = new MarkWindow(this.#options.minSpanMs);
      this.#windows.set(account, window);
      const birth = this.#birthMark(account);
      if (birth !== null) window.push(birth);
    }
    window.push(mark);
    const span = window.span();
    return span === null || span.from.rejections !== span.to.rejections ? null : span;
  }

  /** A process born since the last tick had used nothing then. */
  #birthMark(account: ProcessAccount): ProcessMark | null {
    if (!account.isBornWatched || this.#previousAtMs === null) return null;
    const threads = this.#options.source === null ? null : new Map<number, never>();
    return { atMs: this.#previousAtMs, cpuMs: 0, rejections: 0, threads, rssBytes: null };
  }

  #workerTick(
    sequence: number,
    track: WorkerTrack,
    { mark }: SpannedProcess,
    loop: LoopTick,
  ): WorkerTick {
    const { worker, taskTid } = track;
    const thread = taskTid === null ? undefined : mark?.threads?.get(taskTid);
    const status =
      thread === undefined
        ? null
        : (this.#options.source?.readStatus(worker.pid, thread.tid) ?? null);
    return {
      id: worker.id,
      pid: worker.pid,
      ownsProcess: worker.kind === 'process',
      thread: track.tick(sequence, thread ?? null, status),
      loop,
    };
  }

  /** All that live get a window: only more of them tell of some that have ended. */
  #forgetEnded(living: readonly ProcessAccount[]): void {
    if (this.#windows.size <= living.length) return;
    const kept = new Set(living);
    for (const account of this.#windows.keys()) {
      if (!kept.has(account)) this.#windows.delete(account);
    }
  }

  #rolesByPid(): RolesOf {
    const roles = this.#options.processes.roles();
    if (this.#rolesOf === null || this.#roles !== roles) this.#rolesOf = rolesByPid(roles);
    this.#roles = roles;
    return this.#rolesOf;
  }
}

/** Of hundreds of processes each would look for its own workers among all. */
function rolesByPid(roles: RunRoles): RolesOf {
  const byPid = new Map<number, RunRoles & { readonly workers: WorkerIdentity[] }>();
  for (const worker of roles.workers) {
    const own = byPid.get(worker.pid);
    if (own === undefined) byPid.set(worker.pid, { ...roles, workers: [worker] });
    else own.workers.push(worker);
  }
  const withoutWorkers = { ...roles, workers: [] };
  return (pid) => byPid.get(pid) ?? withoutWorkers;
}

function isMarked(
  process: ProcessTick & SpannedProcess,
): process is ProcessTick & SpannedProcess & { readonly mark: ProcessMark } {
  return process.mark !== null;
}

function rejectionsOf({ thread, loop }: WorkerTick): number {
  return (thread.isRejected ? 1 : 0) + loop.rejections;
}

/** A worker lives as long as its process does, and its thread where threads can be told. */
function isLiving(track: WorkerTrack, { mark }: SpannedProcess): boolean {
  const threads = mark?.threads ?? null;
  return threads === null || track.taskTid === null || threads.has(track.taskTid);
}

function coresUsed({ from, to }: Span<ProcessMark>): number {
  return (to.cpuMs - from.cpuMs) / (to.atMs - from.atMs);
}
