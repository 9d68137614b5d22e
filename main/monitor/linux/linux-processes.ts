import { readFileSync } from 'node:fs';

import type { ProcessSource, ThreadsReading } from '../process-source.ts';
import { readChildrenByParent } from './parent-scan.ts';
import { ProcessStats } from './process-stats.ts';
import { ProcessThreads } from './process-threads.ts';
import { parseThreadName } from './thread-name.ts';
import type { ThreadStatus } from './thread-status.ts';
import { UntilFork } from './until-fork.ts';

export interface LinuxProcessesOptions {
  readonly nowMs: () => number;
  /** Of the whole machine, as read before what is asked here; `null`: not told. */
  readonly forksSoFar?: () => number | null;
  /** Shared with whoever reads their usage, so that each file is read once a tick. */
  readonly stats?: ProcessStats;
}

/** Threads and children of processes from /proc. One instance serves every process of the app. */
export class LinuxProcesses implements ProcessSource {
  readonly #nowMs: () => number;
  readonly #stats: ProcessStats;
  readonly #threads = new Map<number, ProcessThreads>();
  readonly #children: UntilFork<readonly number[]>;
  /** Kernels built without CONFIG_PROC_CHILDREN need the slow way. */
  #hasChildrenFiles = true;

  constructor({ nowMs, forksSoFar = () => null, stats }: LinuxProcessesOptions) {
    this.#nowMs = nowMs;
    this.#stats = stats ?? new ProcessStats();
    this.#children = new UntilFork(forksSoFar, nowMs);
  }

  readThreads(pid: number): ThreadsReading {
    const reading = this.#threadsOf(pid).read(() => this.#stats.take(pid));
    if (reading.outcome === 'gone') this.forget(pid);
    return reading;
  }

  readStatus(pid: number, tid: number): ThreadStatus | null {
    return this.#threadsOf(pid).filesOf(tid).readStatus();
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
    return this.#stats.read(pid)?.childTimesMs ?? null;
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
    this.#stats.forget(pid);
    this.#children.forget(pid);
    this.#threads.get(pid)?.close();
    this.#threads.delete(pid);
  }

  /** Number of descriptors kept open. */
  get openFiles(): number {
    let open = this.#stats.openFiles;
    for (const threads of this.#threads.values()) open += threads.openFiles;
    return open;
  }

  #childrenOf(pid: number): readonly number[] {
    const children: number[] = [];
    const threads = this.#threadsOf(pid);
    if (threads.files().size === 0) threads.filesOf(pid);
    for (const [tid, files] of threads.files()) {
      const read = files.readChildren();
      if (read.outcome === 'read') children.push(...parsePids(read.text));
      // Found missing now, the file is done without from the next tick on.
      else if (tid === pid && read.outcome === 'gone') this.#checkChildrenFiles(pid);
    }
    return children;
  }

  #checkChildrenFiles(pid: number): void {
    // The process itself still answers, so the file is what this kernel lacks.
    const main = this.#threadsOf(pid).filesOf(pid).readSchedstat();
    if (typeof main === 'object') this.#hasChildrenFiles = false;
  }

  #threadsOf(pid: number): ProcessThreads {
    let threads = this.#threads.get(pid);
    if (threads === undefined) {
      threads = new ProcessThreads(pid, this.#nowMs);
      this.#threads.set(pid, threads);
    }
    return threads;
  }
}

function parsePids(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').filter(Boolean).map(Number);
}
