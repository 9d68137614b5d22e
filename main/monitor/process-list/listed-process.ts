import type { ProcessFacts, ProcessFigures } from '../../../contract/processes.ts';

/** What a reader tells of a process's identity; which are Corelane's own it does not know. */
export type ListedFacts = Omit<ProcessFacts, 'isOwn'>;

/** Counters since the process's start, and what holds at this moment. `null`: not told. */
export interface ListedCounters extends Pick<
  ProcessFigures,
  'parentPid' | 'state' | 'rssBytes' | 'threads' | 'nice'
> {
  /** Monotonic milliseconds, taken beside the reading itself. */
  readonly atMs: number;
  readonly cpuMs: number | null;
  readonly readBytes: number | null;
  readonly writtenBytes: number | null;
}

export interface ListedProcess {
  /** The same object as long as nothing of it has changed. */
  readonly facts: ListedFacts;
  readonly counters: ListedCounters;
}

/** Reads all processes of the machine. */
export interface ProcessReader {
  /** May reject: then nothing is known. */
  read(): Promise<readonly ListedProcess[]>;
  /** Lets go of what is kept for the next reading, which may be long in coming. */
  release(): void;
}
