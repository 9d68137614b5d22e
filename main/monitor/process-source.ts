import type { Schedstat } from './linux/schedstat.ts';
import type { ThreadStatus } from './linux/thread-status.ts';

/** One reading of a thread's account with the scheduler. */
export interface ThreadReading extends Pick<Schedstat, 'onCpuMs' | 'waitingMs'> {
  readonly tid: number;
  /** Monotonic milliseconds, taken beside the reading itself. */
  readonly atMs: number;
}

/** `gone`: the process has ended. `unreadable`: nothing is known about it just now. */
export type ThreadsReading =
  | { readonly outcome: 'read'; readonly threads: readonly ThreadReading[] }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unreadable' };

/** What only some systems tell about processes. Nothing here throws. */
export interface ProcessSource {
  /** All threads of a process, the main thread first. */
  readThreads(pid: number): ThreadsReading;
  readStatus(pid: number, tid: number): ThreadStatus | null;
  /** `null`: it has ended, or can't be read. Opens a file each time: not to be asked at every tick. */
  readThreadName(pid: number, tid: number): string | null;
  /**
   * CPU time of the children it has waited for, and of theirs, in steps of 10 ms; `null`: it has ended,
   * or can't be read.
   */
  readChildTimesMs(pid: number): number | null;
  /** Children per parent, for at least the parents asked for. */
  readChildren(pids: readonly number[]): ReadonlyMap<number, readonly number[]>;
  /** Lets go of what is kept for a process that has ended or is watched no longer. */
  forget(pid: number): void;
}
