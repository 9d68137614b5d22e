import type { ToldWorker } from '../../contract/host-protocol.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import type { RunRoles } from './cpu-partition.ts';
import { FollowedTree } from './followed-tree.ts';
import type { ThreadStatus } from './linux/thread-status.ts';
import type { ProcessMark } from './process-account.ts';
import type { ProcessReading } from './process-reader.ts';
import type { ProcessSource, ThreadReading } from './process-source.ts';
import type { ProcessMarks, ProcessTableOptions } from './process-table.ts';
import { markAll, ProcessTable } from './process-table.ts';
import type { RunTarget } from './watch.ts';
import { WorkerTrack } from './worker-track.ts';

/** What the accounts of a run held at one moment. */
export interface RunMarks {
  readonly processes: ProcessMarks;
  readonly server: ProcessMark | null;
  /** Last known reading of each worker's task thread, also of one that has ended. */
  readonly workerThreads: ReadonlyMap<number, ThreadReading>;
  /** The first reading of each. */
  readonly firstThreads: ReadonlyMap<number, ThreadReading>;
  /** Of those task threads that live and whose status can be read. */
  readonly workerStatuses: ReadonlyMap<number, ThreadStatus>;
  /** Of a followed program: CPU time so far of what no reading saw; 0 for others. */
  readonly unseenMs: number;
}

type ThreadsByPid = ReadonlyMap<number, ReadonlyMap<number, ThreadReading> | null>;

function threadOf(
  threads: ThreadsByPid,
  pid: number,
  tid: number | null,
): ThreadReading | undefined {
  return tid === null ? undefined : threads.get(pid)?.get(tid);
}

/** Stands where a run has no host beside what is watched. */
const NO_PROCESS = 0;

/** The processes, threads and workers of one run, as far as they are known. */
export class RunProcesses {
  readonly table: ProcessTable;
  readonly server: ProcessTable | null;
  readonly #hostPid: number;
  /** `null`: what is started is part of the run, or nothing is. */
  readonly #launcherPid: number | null;
  readonly #source: ProcessSource | null;
  readonly #watchedSinceMs: number;
  readonly #tracks = new Map<number, WorkerTrack>();
  /** The same, ascending by id; `null`: there are more now. */
  #sortedTracks: readonly WorkerTrack[] | null = null;
  /** `null`: they have changed. */
  #roles: RunRoles | null = null;
  readonly #workerThreads = new Map<number, ThreadReading>();
  readonly #firstThreads = new Map<number, ThreadReading>();
  /** Threads by process, as they were read the time before. */
  #threadsBefore: ThreadsByPid = new Map();
  readonly #tree: FollowedTree | null;
  readonly #onFound: (worker: WorkerIdentity) => void;
  #helperTids: ReadonlySet<number> = new Set();
  /** Where nothing is found the launcher's one worker, 1, is the only other. */
  #lastToldId = 1;

  constructor(target: RunTarget, options: ProcessTableOptions) {
    const { hostPid, follows } = target;
    this.#hostPid = follows?.includesHost === true ? NO_PROCESS : hostPid;
    this.#launcherPid = follows === undefined || follows.includesHost === true ? null : hostPid;
    this.#source = options.source;
    this.#onFound = follows?.onFound ?? (() => undefined);
    this.#tree = follows === undefined ? null : followedTree(this.#hostPid, options.source);
    this.#watchedSinceMs = options.nowMs();
    this.table = new ProcessTable(options);
    this.table.add(target.hostPid);
    this.server = target.serverPid === null ? null : new ProcessTable(options);
    if (target.serverPid === null) return;
    this.server?.add(target.serverPid);
    this.table.exclude(target.serverPid);
  }

  addWorker(worker: WorkerIdentity): void {
    this.#tree?.announced(worker);
    this.#addTrack(worker);
  }

  #addTrack(worker: WorkerIdentity): void {
    this.#tracks.set(worker.id, new WorkerTrack(worker, this.#watchedSinceMs));
    this.#sortedTracks = null;
    this.#roles = null;
  }

  /**
   * Takes in a worker that a followed program told of itself, and says which one of the run's it is. It
   * gets a track only when it is found: what the program names need not be its own.
   */
  tell(told: ToldWorker): WorkerIdentity {
    if (this.#tree === null) return { ...told, id: (this.#lastToldId += 1) };
    const { worker, isFound } = this.#tree.told(told);
    if (isFound) this.#onFound(worker);
    return worker;
  }

  setHelperThreads(tids: readonly number[]): void {
    this.#helperTids = new Set(tids);
    this.#roles = null;
  }

  /** Ascending by id. */
  tracks(): readonly WorkerTrack[] {
    this.#sortedTracks ??= [...this.#tracks.values()].sort((a, b) => a.worker.id - b.worker.id);
    return this.#sortedTracks;
  }

  /** The same object until they change. */
  roles(): RunRoles {
    this.#roles ??= {
      hostPid: this.#hostPid,
      helperTids: this.#helperTids,
      follows: this.#tree !== null,
      workers: this.tracks().map((track) => track.worker),
    };
    return this.#roles;
  }

  /** Looks for new processes and tells which are to be read. */
  pids(): readonly number[] {
    this.table.discoverDescendants();
    // Where the system does not tell descendants, the host's word is all there is.
    for (const { worker } of this.#tracks.values()) {
      if (!this.table.knows(worker.pid)) this.table.add(worker.pid);
    }
    this.#tree?.readChildTimes(this.table.pids());
    return [...this.table.pids(), ...(this.server?.pids() ?? [])];
  }

  /** Whether its memory is the run's: a launcher is no part of the program that it follows; what is watched is. */
  isOwn(pid: number): boolean {
    return pid !== this.#launcherPid;
  }

  /** Whose memory is the run's. */
  ownPids(): readonly number[] {
    return this.table.pids().filter((pid) => this.isOwn(pid));
  }

  /** @returns Number of readings rejected as impossible. */
  advance(usage: ReadonlyMap<number, ProcessReading> | null): number {
    const rejections = this.table.advance(usage) + (this.server?.advance(usage) ?? 0);
    this.#followTree();
    const threads = new Map<number, ReadonlyMap<number, ThreadReading> | null>();
    for (const account of this.table.living()) {
      threads.set(account.pid, account.mark()?.threads ?? null);
    }
    for (const { worker, taskTid } of this.#tracks.values()) {
      const thread = threadOf(threads, worker.pid, taskTid);
      if (thread === undefined) continue;
      this.#workerThreads.set(worker.id, thread);
      if (this.#firstThreads.has(worker.id)) continue;
      // What is found gets its row with its second reading: it may be gone before a third.
      const first = threadOf(this.#threadsBefore, worker.pid, taskTid) ?? thread;
      this.#firstThreads.set(worker.id, first);
    }
    this.#threadsBefore = threads;
    return rejections;
  }

  #followTree(): void {
    if (this.#tree === null) return;
    this.#tree.advance(this.table.ended());
    for (const worker of this.#tree.find(this.table.living())) {
      if (!this.#tracks.has(worker.id)) this.#addTrack(worker);
      this.#onFound(worker);
    }
  }

  marks(): RunMarks {
    return {
      processes: markAll(this.table.all()),
      server: this.server?.all()[0]?.mark() ?? null,
      workerThreads: new Map(this.#workerThreads),
      firstThreads: new Map(this.#firstThreads),
      workerStatuses: this.#readStatuses(),
      unseenMs: this.#tree?.unseenMs ?? 0,
    };
  }

  #readStatuses(): ReadonlyMap<number, ThreadStatus> {
    const statuses = new Map<number, ThreadStatus>();
    for (const { worker, taskTid } of this.#tracks.values()) {
      const status =
        taskTid === null ? null : (this.#source?.readStatus(worker.pid, taskTid) ?? null);
      if (status !== null) statuses.set(worker.id, status);
    }
    return statuses;
  }

  /** Of a followed program, CPU time so far of what no reading saw; 0 for others. */
  get unseenMs(): number {
    return this.#tree?.unseenMs ?? 0;
  }

  close(): void {
    this.table.close();
    this.server?.close();
  }
}

/** `null`: this system does not tell which processes a program starts. */
function followedTree(hostPid: number, source: ProcessSource | null): FollowedTree | null {
  return source === null ? null : new FollowedTree(source, hostPid);
}
