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

/** Stands where a run has no host beside what is watched. */
const NO_PROCESS = 0;

/** The processes, threads and workers of one run, as far as they are known. */
export class RunProcesses {
  readonly table: ProcessTable;
  readonly server: ProcessTable | null;
  readonly #hostPid: number;
  readonly #source: ProcessSource | null;
  readonly #watchedSinceMs: number;
  readonly #tracks = new Map<number, WorkerTrack>();
  readonly #workerThreads = new Map<number, ThreadReading>();
  readonly #firstThreads = new Map<number, ThreadReading>();
  readonly #tree: FollowedTree | null;
  readonly #onFound: (worker: WorkerIdentity) => void;
  #helperTids: ReadonlySet<number> = new Set();

  constructor(target: RunTarget, options: ProcessTableOptions) {
    const { hostPid, follows } = target;
    this.#hostPid = follows?.includesHost === true ? NO_PROCESS : hostPid;
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
    this.#tracks.set(worker.id, new WorkerTrack(worker, this.#watchedSinceMs));
  }

  setHelperThreads(tids: readonly number[]): void {
    this.#helperTids = new Set(tids);
  }

  /** Ascending by id. */
  tracks(): readonly WorkerTrack[] {
    return [...this.#tracks.values()].sort((a, b) => a.worker.id - b.worker.id);
  }

  roles(): RunRoles {
    return {
      hostPid: this.#hostPid,
      helperTids: this.#helperTids,
      follows: this.#tree !== null,
      workers: this.tracks().map((track) => track.worker),
    };
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

  /** @returns Number of readings rejected as impossible. */
  advance(usage: ReadonlyMap<number, ProcessReading> | null): number {
    const rejections = this.table.advance(usage) + (this.server?.advance(usage) ?? 0);
    this.#followTree();
    const marks = new Map(this.table.living().map((account) => [account.pid, account.mark()]));
    for (const { worker, taskTid } of this.#tracks.values()) {
      const threads = marks.get(worker.pid)?.threads;
      const thread = taskTid === null ? undefined : threads?.get(taskTid);
      if (thread === undefined) continue;
      this.#workerThreads.set(worker.id, thread);
      if (!this.#firstThreads.has(worker.id)) this.#firstThreads.set(worker.id, thread);
    }
    return rejections;
  }

  #followTree(): void {
    if (this.#tree === null) return;
    this.#tree.advance(this.table.ended());
    for (const worker of this.#tree.find(this.table.living())) {
      const track = this.#tracks.get(worker.id);
      if (track === undefined) {
        this.#tracks.set(worker.id, new WorkerTrack(worker, this.#watchedSinceMs));
      }
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
