import { readdirSync, readFileSync } from 'node:fs';

import type { ProcessSource, ThreadReading, ThreadsReading } from '../process-source.ts';
import { parseChildTimesMs } from './cpu-times.ts';
import { KeptFiles } from './kept-files.ts';
import { readChildrenByParent } from './parent-scan.ts';
import { ThreadFiles } from './thread-files.ts';
import { parseThreadName } from './thread-name.ts';
import type { ThreadStatus } from './thread-status.ts';
import { UntilFork } from './until-fork.ts';

const GONE: ThreadsReading = { outcome: 'gone' };
const UNREADABLE: ThreadsReading = { outcome: 'unreadable' };

/** Threads and children of processes from /proc. One instance serves every process of the app. */
export class LinuxProcesses implements ProcessSource {
  /** Of processes as such. */
  readonly #files = new KeptFiles();
  /** By process, then by thread, as of its last reading. */
  readonly #threads = new Map<number, Map<number, ThreadFiles>>();
  readonly #nowMs: () => number;
  readonly #lists: UntilFork<readonly number[] | null>;
  readonly #children: UntilFork<readonly number[]>;
  /** Kernels built without CONFIG_PROC_CHILDREN need the slow way. */
  #hasChildrenFiles = true;

  /** @param forksSoFar of the whole machine, as read before what is asked here; `null`: not told */
  constructor(nowMs: () => number, forksSoFar: () => number | null = () => null) {
    this.#nowMs = nowMs;
    this.#lists = new UntilFork(forksSoFar, nowMs);
    this.#children = new UntilFork(forksSoFar, nowMs);
  }

  readThreads(pid: number): ThreadsReading {
    // The descriptor of the main thread stands for the process's identity: it lives as long as the
    // process does, and is read before the list, which a new process of that number would answer.
    const threads = this.#threadsOf(pid);
    const main = this.#readThread(threads, pid, pid);
    if (main === 'gone') {
      this.forget(pid);
      return GONE;
    }
    const tids = this.#lists.get(pid, () => listThreads(pid));
    if (main === 'unreadable' || tids === null) return UNREADABLE;
    return { outcome: 'read', threads: this.#readAll(threads, pid, main, tids) };
  }

  readStatus(pid: number, tid: number): ThreadStatus | null {
    return this.#filesOf(this.#threadsOf(pid), pid, tid).readStatus();
  }

  readThreadName(pid: number, tid: number): string | null {
    try {
      // Read seldom: a descriptor kept for each thread would cost more than it saves.
      return parseThreadName(readFileSync(`/proc/${pid}/task/${tid}/comm`, 'latin1'));
    } catch {
      return null;
    }
  }

  readChildTimesMs(pid: number): number | null {
    const read = this.#files.read(`/proc/${pid}/stat`);
    return read.outcome === 'read' ? parseChildTimesMs(read.text) : null;
  }

  readChildren(pids: readonly number[]): ReadonlyMap<number, readonly number[]> {
    if (!this.#hasChildrenFiles) return readChildrenByParent();
    const children = new Map<number, readonly number[]>();
    for (const pid of pids) {
      children.set(
        pid,
        this.#children.get(pid, () => this.#childrenOf(pid)),
      );
    }
    return children;
  }

  forget(pid: number): void {
    this.#files.forget(`/proc/${pid}/stat`);
    this.#lists.forget(pid);
    this.#children.forget(pid);
    for (const files of this.#threads.get(pid)?.values() ?? []) files.close();
    this.#threads.delete(pid);
  }

  /** Number of descriptors kept open. */
  get openFiles(): number {
    let open = this.#files.openFiles;
    for (const threads of this.#threads.values()) {
      for (const files of threads.values()) open += files.openFiles;
    }
    return open;
  }

  #readAll(
    threads: Map<number, ThreadFiles>,
    pid: number,
    main: ThreadReading,
    tids: readonly number[],
  ): readonly ThreadReading[] {
    const readings = [main];
    for (const tid of tids) {
      if (tid === pid) continue;
      const thread = this.#readThread(threads, pid, tid);
      if (typeof thread === 'object') readings.push(thread);
    }
    // All that are listed have files by now: only more of them tell of some that have ended.
    if (threads.size > tids.length) this.#keepOnly(threads, new Set(tids));
    return readings;
  }

  #keepOnly(threads: Map<number, ThreadFiles>, living: ReadonlySet<number>): void {
    for (const [tid, files] of threads) {
      if (living.has(tid)) continue;
      files.close();
      threads.delete(tid);
    }
  }

  #readThread(
    threads: Map<number, ThreadFiles>,
    pid: number,
    tid: number,
  ): ThreadReading | 'gone' | 'unreadable' {
    const booked = this.#filesOf(threads, pid, tid).readSchedstat();
    if (typeof booked === 'string') return booked;
    const { onCpuMs, waitingMs } = booked;
    return { tid, atMs: this.#nowMs(), onCpuMs, waitingMs };
  }

  #childrenOf(pid: number): readonly number[] {
    const children: number[] = [];
    const threads = this.#threadsOf(pid);
    if (threads.size === 0) this.#filesOf(threads, pid, pid);
    for (const [tid, files] of threads) {
      const read = files.readChildren();
      if (read.outcome === 'read') children.push(...parsePids(read.text));
      // Found missing now, the file is done without from the next tick on.
      else if (tid === pid && read.outcome === 'gone') this.#checkChildrenFiles(pid);
    }
    return children;
  }

  #checkChildrenFiles(pid: number): void {
    // The process itself still answers, so the file is what this kernel lacks.
    const main = this.#readThread(this.#threadsOf(pid), pid, pid);
    if (typeof main === 'object') this.#hasChildrenFiles = false;
  }

  #threadsOf(pid: number): Map<number, ThreadFiles> {
    let threads = this.#threads.get(pid);
    if (threads === undefined) {
      threads = new Map();
      this.#threads.set(pid, threads);
    }
    return threads;
  }

  #filesOf(threads: Map<number, ThreadFiles>, pid: number, tid: number): ThreadFiles {
    let files = threads.get(tid);
    if (files === undefined) {
      files = new ThreadFiles(pid, tid);
      threads.set(tid, files);
    }
    return files;
  }
}

function listThreads(pid: number): readonly number[] | null {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return null;
  }
}

function parsePids(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').filter(Boolean).map(Number);
}
