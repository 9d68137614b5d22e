/** Tells a process from every other one: a number alone is given to another process one day. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started: clock ticks since the machine's start on Linux, elsewhere seconds since 1970. */
  readonly startTicks: number;
}

/** What hardly changes while a process lives. */
export interface ProcessFacts extends ProcessIdentity {
  /** Short: 15 bytes on Linux. May hold anything that a name can. */
  readonly name: string;
  /** Program and arguments; empty: it has none. `null`: they can't be read. */
  readonly command: readonly string[] | null;
  /** Only the first 4 KB of the command were read. */
  readonly isCommandCut: boolean;
  /** Name of its user, or their number; `null`: not known. */
  readonly user: string | null;
  /** Milliseconds since 1970; `null`: not known. */
  readonly startedAtMs: number | null;
  readonly isKernelThread: boolean;
  /** Corelane itself, or of a run of it. */
  readonly isOwn: boolean;
  /** Its input and output is somebody else's affair: it can't be read. */
  readonly hidesIo: boolean;
}

/** What changes with every reading. `null`: a first reading, or not told here. */
export interface ProcessFigures {
  readonly pid: number;
  readonly parentPid: number;
  /** R running or runnable, S asleep, D in an uninterruptible wait, T stopped, Z ended but not collected, … */
  readonly state: string;
  /** CPU seconds per second since the last reading. */
  readonly coresUsed: number | null;
  readonly rssBytes: number | null;
  readonly threads: number | null;
  /** −20 (first in the queue) … 19. */
  readonly nice: number | null;
  /** From disks, since the last reading. */
  readonly readBytesPerS: number | null;
  readonly writtenBytesPerS: number | null;
}

/** One look at all processes. A pid that is not in `figures` has ended. */
export interface ProcessPass {
  /** Of processes that are new to the window or have changed; the others are as they were told. */
  readonly facts: readonly ProcessFacts[];
  readonly figures: readonly ProcessFigures[];
}

export type ProcessUpdate =
  | { readonly state: 'read'; readonly pass: ProcessPass }
  /** A run is timed: looking at all processes would take from its cores. */
  | { readonly state: 'paused' }
  | { readonly state: 'failed'; readonly message: string };

/** What is read of one process that somebody looks at. `null`: not ours to read, or not told here. */
export interface ProcessDetail {
  readonly workingDirectory: string | null;
  readonly executable: string | null;
  readonly pssBytes: number | null;
  readonly ussBytes: number | null;
  /** Why nothing can be done to it, in a sentence; `null`: something can. */
  readonly noActionReason: string | null;
}

export const PROCESS_ACTIONS = ['stop', 'suspend', 'resume', 'terminate', 'kill'] as const;

/** `stop` is what ^C does in a terminal (SIGINT); `terminate` is SIGTERM. */
export type ProcessAction = (typeof PROCESS_ACTIONS)[number];

/** A process that is to be watched, and for how long. */
export interface AttachAsk {
  readonly process: ProcessIdentity;
  /** For people; empty: made from the process. */
  readonly name: string;
  /** After which it ends as if it had been stopped. */
  readonly timeLimitMs: number;
}

export interface ProcessSignal extends ProcessIdentity {
  readonly action: ProcessAction;
  /** With all that it has started, and what these have. */
  readonly withChildren: boolean;
}

/** How many were reached, and how many of those that were shown were not: ended meanwhile, or not allowed. */
export interface ProcessSignalled {
  readonly reached: number;
  readonly missed: number;
}

export interface ProcessPriority extends ProcessIdentity {
  /** −20 … 19. */
  readonly nice: number;
}
