import type { ToldWorker } from '../../contract/host-protocol.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import type { ProcessAccount } from './process-account.ts';
import type { ProcessSource } from './process-source.ts';

/** Beyond this a list of lanes is no help to anybody; what has none is summed. */
export const MAX_FOUND_WORKERS = 512;

/** Readings after which a process or thread gets a row: what is gone sooner would only flicker. */
const LEAST_READINGS = 2;

/** Names change when a program becomes another one (`exec`), which is seldom. */
const READINGS_BETWEEN_NAMES = 8;

interface Known {
  readonly pid: number;
  readonly tid: number;
  readings: number;
  worker: WorkerIdentity | null;
  /** By the program itself: what the system calls it is no news. */
  isNamed: boolean;
}

/** Where a worker that a program told of belongs. */
export interface ToldPlace {
  readonly worker: WorkerIdentity;
  /** Its process or thread is, or was, one of the tree's. */
  readonly isFound: boolean;
}

/**
 * The processes and threads of a program that nobody announces: they are found below a host.
 *
 * What came and went between two readings is in the child times of whoever waited for it, which the
 * kernel adds up: living processes' child times, less what ended processes were seen to use, is what
 * was not seen. It is booked when a parent has waited for its child, so up to a tick late; a child
 * whose parent ignores it (`SIGCHLD` ignored) is in nobody's account.
 */
export class FollowedTree {
  readonly #source: ProcessSource;
  readonly #hostPid: number;
  readonly #announced = new Map<string, WorkerIdentity>();
  /** Of which the program told, and which have not been found (yet). */
  readonly #told = new Map<string, WorkerIdentity>();
  /** The last that had a row under each number, ended ones too. */
  readonly #rows = new Map<string, WorkerIdentity>();
  readonly #known = new Map<string, Known>();
  readonly #childTimesMs = new Map<number, number>();
  #unseenMs = 0;
  #nextId = 1;
  #found = 0;

  /** @param hostPid the process at the top, which is no part of what is followed */
  constructor(source: ProcessSource, hostPid: number) {
    this.#source = source;
    this.#hostPid = hostPid;
  }

  /** Takes in a worker that the host announced itself: it needs no other row. */
  announced(worker: WorkerIdentity): void {
    const { id, pid, tid } = worker;
    this.#nextId = Math.max(this.#nextId, id + 1);
    this.#announced.set(keyOf(pid, tid ?? pid), worker);
  }

  /**
   * Takes in a worker that the program told of itself: it shares the row of the process or thread that
   * it says it is, once that was found, whatever comes first. What is not found is never read.
   */
  told({ kind, label, pid, tid }: ToldWorker): ToldPlace {
    // A thread without a number is none that could be found.
    const key = tid === null && kind !== 'process' ? null : keyOf(pid, tid ?? pid);
    const announced = key === null ? undefined : this.#announced.get(key);
    if (announced !== undefined) return { worker: announced, isFound: true };
    const row = key === null ? undefined : this.#rows.get(key);
    if (key !== null && row !== undefined) {
      const worker = { ...row, label };
      this.#name(key, worker);
      return { worker, isFound: true };
    }
    const before = key === null ? undefined : this.#told.get(key);
    const worker = before ?? { id: this.#nextId++, kind, label, pid, tid };
    if (key !== null) this.#told.set(key, worker);
    return { worker, isFound: false };
  }

  #name(key: string, worker: WorkerIdentity): void {
    this.#rows.set(key, worker);
    const known = this.#known.get(key);
    if (known === undefined) return;
    known.worker = worker;
    known.isNamed = true;
  }

  /**
   * Reads the child times. To be called before the accounts are read: a child that ends in between is
   * then missing until the next time, and never counted twice.
   */
  readChildTimes(pids: readonly number[]): void {
    this.#childTimesMs.clear();
    for (const pid of pids) {
      const timesMs = this.#source.readChildTimesMs(pid);
      if (timesMs !== null) this.#childTimesMs.set(pid, timesMs);
    }
  }

  /** Books what the accounts say, once they were read. */
  advance(ended: readonly ProcessAccount[]): void {
    let unseenMs = 0;
    for (const timesMs of this.#childTimesMs.values()) unseenMs += timesMs;
    for (const account of ended) {
      if (account.pid !== this.#hostPid) unseenMs -= account.mark()?.cpuMs ?? 0;
    }
    // Between its end and its parent's wait a process is in neither account.
    this.#unseenMs = Math.max(this.#unseenMs, unseenMs);
  }

  /** CPU time of what no reading saw, since the host's start, its own children before the work included. */
  get unseenMs(): number {
    return this.#unseenMs;
  }

  /**
   * Rows for processes and threads that have lived long enough, and those whose label has changed. None
   * before the host has announced the first one: it may have children of its own before the work.
   */
  find(living: readonly ProcessAccount[]): readonly WorkerIdentity[] {
    if (this.#announced.size === 0) return [];
    const alive = new Set<string>();
    const found: WorkerIdentity[] = [];
    for (const account of living) {
      if (account.pid === this.#hostPid) continue;
      for (const tid of account.mark()?.threads?.keys() ?? []) {
        const key = keyOf(account.pid, tid);
        alive.add(key);
        if (!this.#announced.has(key)) found.push(...this.#look(key, account.pid, tid));
      }
    }
    for (const key of this.#known.keys()) if (!alive.has(key)) this.#known.delete(key);
    return found;
  }

  #look(key: string, pid: number, tid: number): readonly WorkerIdentity[] {
    const known = this.#known.get(key) ?? newcomer(pid, tid);
    this.#known.set(key, known);
    known.readings += 1;
    const told = this.#told.get(key);
    if (told !== undefined) return [this.#join(key, told, tid)];
    if (known.worker === null) {
      if (known.readings < LEAST_READINGS || this.#found >= MAX_FOUND_WORKERS) return [];
      this.#found += 1;
      known.worker = this.#workerOf(known, this.#nextId++);
    } else if (!this.#hasNewName(known, known.worker)) return [];
    this.#rows.set(key, known.worker);
    return [known.worker];
  }

  /** What it is, the system knows better than the program. */
  #join(key: string, { id, label, pid }: WorkerIdentity, tid: number): WorkerIdentity {
    this.#told.delete(key);
    const worker: WorkerIdentity = { id, kind: kindOf(pid, tid), label, pid, tid };
    this.#name(key, worker);
    return worker;
  }

  #hasNewName(known: Known, worker: WorkerIdentity): boolean {
    if (known.isNamed || known.readings % READINGS_BETWEEN_NAMES !== 0) return false;
    known.worker = this.#workerOf(known, worker.id);
    return known.worker.label !== worker.label;
  }

  #workerOf({ pid, tid }: Known, id: number): WorkerIdentity {
    const name = this.#source.readThreadName(pid, tid) ?? 'process';
    const label = tid === pid ? `${name} ${pid}` : `${name} ${pid}/${tid}`;
    return { id, kind: kindOf(pid, tid), label, pid, tid };
  }
}

function newcomer(pid: number, tid: number): Known {
  return { pid, tid, readings: 0, worker: null, isNamed: false };
}

function kindOf(pid: number, tid: number): 'process' | 'thread' {
  return tid === pid ? 'process' : 'thread';
}

function keyOf(pid: number, tid: number): string {
  return `${pid}/${tid}`;
}
