import { readdirSync } from 'node:fs';

import type { ProcessSource, ThreadReading, ThreadsReading } from '../process-source.ts';
import { parseChildTimesMs } from './cpu-times.ts';
import { KeptFiles } from './kept-files.ts';
import { readChildrenByParent } from './parent-scan.ts';
import { parseSchedstat } from './schedstat.ts';
import { parseThreadName } from './thread-name.ts';
import type { ThreadStatus } from './thread-status.ts';
import { parseThreadStatus } from './thread-status.ts';
import { UntilFork } from './until-fork.ts';

const GONE: ThreadsReading = { outcome: 'gone' };
const UNREADABLE: ThreadsReading = { outcome: 'unreadable' };

/** Threads and children of processes from /proc. One instance serves every process of the app. */
export class LinuxProcesses implements ProcessSource {
  readonly #files = new KeptFiles();
  readonly #nowMs: () => number;
  /** Thread ids per process, as of its last reading. */
  readonly #tids = new Map<number, readonly number[]>();
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
    const main = this.#readThread(pid, pid);
    if (main === 'gone') {
      this.forget(pid);
      return GONE;
    }
    const tids = this.#lists.get(pid, () => listThreads(pid));
    if (main === 'unreadable' || tids === null) return UNREADABLE;
    return { outcome: 'read', threads: this.#readAll(pid, main, tids) };
  }

  readStatus(pid: number, tid: number): ThreadStatus | null {
    const read = this.#files.read(`/proc/${pid}/task/${tid}/status`);
    return read.outcome === 'read' ? parseThreadStatus(read.text) : null;
  }

  readThreadName(pid: number, tid: number): string | null {
    const path = `/proc/${pid}/task/${tid}/comm`;
    const read = this.#files.read(path);
    // Read seldom: a descriptor kept for each thread would cost more than it saves.
    this.#files.forget(path);
    return read.outcome === 'read' ? parseThreadName(read.text) : null;
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
    for (const tid of this.#tids.get(pid) ?? [pid]) this.#forgetThread(pid, tid);
    this.#tids.delete(pid);
  }

  /** Number of descriptors kept open. */
  get openFiles(): number {
    return this.#files.openFiles;
  }

  #readAll(pid: number, main: ThreadReading, tids: readonly number[]): readonly ThreadReading[] {
    const threads = [main];
    for (const tid of tids) {
      if (tid === pid) continue;
      const thread = this.#readThread(pid, tid);
      if (typeof thread === 'object') threads.push(thread);
    }
    const living = new Set(tids);
    for (const tid of this.#tids.get(pid) ?? []) {
      if (!living.has(tid)) this.#forgetThread(pid, tid);
    }
    this.#tids.set(pid, tids);
    return threads;
  }

  #readThread(pid: number, tid: number): ThreadReading | 'gone' | 'unreadable' {
    const read = this.#files.read(`/proc/${pid}/task/${tid}/schedstat`);
    if (read.outcome !== 'read') return read.outcome;
    const schedstat = parseSchedstat(read.text);
    return schedstat === null ? 'unreadable' : { tid, atMs: this.#nowMs(), ...schedstat };
  }

  #childrenOf(pid: number): readonly number[] {
    const children: number[] = [];
    for (const tid of this.#tids.get(pid) ?? [pid]) {
      const read = this.#files.read(`/proc/${pid}/task/${tid}/children`);
      if (read.outcome === 'read') children.push(...parsePids(read.text));
      // Found missing now, the file is done without from the next tick on.
      else if (tid === pid && read.outcome === 'gone') this.#checkChildrenFiles(pid);
    }
    return children;
  }

  #checkChildrenFiles(pid: number): void {
    // The process itself still answers, so the file is what this kernel lacks.
    if (typeof this.#readThread(pid, pid) === 'object') this.#hasChildrenFiles = false;
  }

  #forgetThread(pid: number, tid: number): void {
    for (const file of ['schedstat', 'status', 'children']) {
      this.#files.forget(`/proc/${pid}/task/${tid}/${file}`);
    }
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
  return text.split(' ').filter(Boolean).map(Number);
}
