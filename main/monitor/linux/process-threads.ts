import { readdirSync } from 'node:fs';

import type { ThreadReading, ThreadsReading } from '../process-source.ts';
import type { ProcessStat } from './process-stat.ts';
import { ThreadFiles } from './thread-files.ts';

const GONE: ThreadsReading = { outcome: 'gone' };
const UNREADABLE: ThreadsReading = { outcome: 'unreadable' };

/** The threads of one process, and what is kept open for each. */
export class ProcessThreads {
  readonly #pid: number;
  readonly #nowMs: () => number;
  readonly #files = new Map<number, ThreadFiles>();
  /** Those that were there at the last reading. */
  #tids: readonly number[] = [];

  constructor(pid: number, nowMs: () => number) {
    this.#pid = pid;
    this.#nowMs = nowMs;
  }

  /** @param readStat of the process, called once its main thread has answered */
  read(readStat: () => ProcessStat | null): ThreadsReading {
    // The descriptor of the main thread stands for the process's identity: it lives as long as the
    // process does, and is read before the list, which a new process of that number would answer.
    const main = this.#readThread(this.#pid);
    if (main === 'gone') return GONE;
    const stat = readStat();
    this.filesOf(this.#pid).noteState(stat?.state ?? null);
    const tids = this.#list(stat);
    if (main === 'unreadable' || tids === null) return UNREADABLE;
    return { outcome: 'read', threads: this.#readListed(main, tids) };
  }

  /** Opened where there are none yet. */
  filesOf(tid: number): ThreadFiles {
    let files = this.#files.get(tid);
    if (files === undefined) {
      files = new ThreadFiles(this.#pid, tid);
      this.#files.set(tid, files);
    }
    return files;
  }

  /** Of those that anything was asked of. */
  files(): ReadonlyMap<number, ThreadFiles> {
    return this.#files;
  }

  close(): void {
    for (const files of this.#files.values()) files.close();
    this.#files.clear();
    this.#tids = [];
  }

  /** Number of descriptors kept open. */
  get openFiles(): number {
    let open = 0;
    for (const files of this.#files.values()) open += files.openFiles;
    return open;
  }

  /**
   * As many threads as it had before are the same ones, if all of those are still there, which reading
   * them shows: so the folder, the dearest of all, is listed only after one has begun or ended.
   */
  #list(stat: ProcessStat | null): readonly number[] | null {
    if (stat?.threads === 1) return [this.#pid];
    return stat?.threads === this.#tids.length ? this.#tids : listThreads(this.#pid);
  }

  /** Where one of those known has ended, and they are as many as before, another one has begun. */
  #readListed(main: ThreadReading, tids: readonly number[]): readonly ThreadReading[] {
    const wasKnown = tids === this.#tids;
    const threads = this.#readAll(main, tids);
    if (!wasKnown || this.#tids.length === tids.length) return threads;
    const again = listThreads(this.#pid);
    return again === null ? threads : this.#readAll(main, again);
  }

  #readAll(main: ThreadReading, tids: readonly number[]): readonly ThreadReading[] {
    const readings = [main];
    const alive = [this.#pid];
    for (const tid of tids) {
      if (tid === this.#pid) continue;
      const thread = this.#readThread(tid);
      if (thread !== 'gone') alive.push(tid);
      if (typeof thread === 'object') readings.push(thread);
    }
    this.#tids = alive;
    // All that are listed have files by now: only more of them tell of some that have ended.
    if (this.#files.size > alive.length) this.#keepOnly(new Set(alive));
    return readings;
  }

  #keepOnly(living: ReadonlySet<number>): void {
    for (const [tid, files] of this.#files) {
      if (living.has(tid)) continue;
      files.close();
      this.#files.delete(tid);
    }
  }

  #readThread(tid: number): ThreadReading | 'gone' | 'unreadable' {
    const booked = this.filesOf(tid).readSchedstat();
    if (typeof booked === 'string') return booked;
    const { onCpuMs, waitingMs } = booked;
    return { tid, atMs: this.#nowMs(), onCpuMs, waitingMs };
  }
}

function listThreads(pid: number): readonly number[] | null {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return null;
  }
}
