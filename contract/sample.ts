/**
 * What the sampler reads at one tick. `null` always means "not known": a first reading, a gap, or
 * something this system can't tell. It never stands for zero.
 */

/** Shares of one worker's time in the tick, 0…1, adding up to 1. */
export interface StateShares {
  readonly onCpu: number;
  readonly waiting: number;
  readonly blocked: number;
}

export interface WorkerSample {
  readonly id: number;
  /** CPU seconds per wall second. */
  readonly coresUsed: number | null;
  readonly states: StateShares | null;
  readonly voluntarySwitchesPerS: number | null;
  readonly involuntarySwitchesPerS: number | null;
  /** Of the worker's process; `null` for a thread, whose memory is its process's. */
  readonly rssBytes: number | null;
  readonly pssBytes: number | null;
  /** Private memory of the worker's process, the latest reading; `null` for a thread, as above. */
  readonly ussBytes: number | null;
  /** Share of the time since the last reading in which its event loop was not idle, 0…1. */
  readonly loopUtilisation: number | null;
  /** Greatest lateness of a timer of 10 ms in its event loop since the last reading, one that is still due included. */
  readonly loopDelayMs: number | null;
  /** Used heap of the worker's own V8 isolate. */
  readonly heapUsedBytes: number | null;
  readonly tasksDone: number;
}

/** Several threads or processes shown as one row. */
export interface GroupSample {
  readonly coresUsed: number | null;
  readonly rssBytes: number | null;
  readonly threads: number | null;
}

/** `others`: several of both kinds, summed because there were too many rows. */
export type OtherThreadsRole = 'host' | 'runtime' | 'others';

/**
 * Threads of one process of a run that are no workers and have the same role and name, as one row.
 * Of a process that is a worker all threads are that worker's: none of them is here.
 */
export interface OtherThreadsSample {
  /** `null`: of several processes. */
  readonly pid: number | null;
  readonly role: OtherThreadsRole;
  /** As the system has it, at most 15 bytes, or one of those in `other-threads.ts`. */
  readonly name: string;
  /** That live at the end of the tick; 0 for those that have ended in it. */
  readonly threads: number;
  /** CPU seconds per wall second, summed over the threads. */
  readonly coresUsed: number | null;
  /** Shares of the time of all these threads together. */
  readonly states: StateShares | null;
  /** Resident memory of the process they belong to: the same in all rows of it. */
  readonly processRssBytes: number | null;
}

export interface RunSample {
  readonly runId: string;
  /** Ascending by id; workers that have ended are left out. */
  readonly workers: readonly WorkerSample[];
  /** GC, JIT and I/O-pool threads of the processes that run work in threads. */
  readonly runtimeThreads: GroupSample;
  /** The host's own threads, and its helper processes (fork server, resource tracker). */
  readonly host: GroupSample;
  /**
   * What `runtimeThreads` and `host` are made of: with the workers these rows add up to the total. Empty
   * where they are not read: in quiet runs, and where the system does not tell threads.
   */
  readonly otherThreads: readonly OtherThreadsSample[];
  /** The loopback test server: neither worker nor monitor. */
  readonly server: GroupSample | null;
  /** Workers + runtime threads + host. Of a program the launcher's memory and process are left out. */
  readonly total: {
    readonly coresUsed: number | null;
    /** Summed over processes: shared pages count once per process. */
    readonly rssBytes: number | null;
    /** Shared pages divided by their users; the latest reading, which may be older than this tick. */
    readonly pssBytes: number | null;
    /** Memory that no other process shares, summed; read in one pass with PSS, and as old. */
    readonly ussBytes: number | null;
    readonly processes: number;
  };
  readonly tasksDone: number;
  readonly tasksFailed: number;
  /** `null` before the host is ready: what was read then belongs to start-up, not to the work. */
  readonly tasksTotal: number | null;
}

/** A correction to an earlier tick: waiting is booked late by the kernel (docs/measuring.md). */
export interface StateRevision {
  readonly sequence: number;
  readonly workerId: number;
  readonly states: StateShares;
}

export interface SampleBatch {
  /** Counts up by one a tick over the app's life; a missing number is a gap. */
  readonly sequence: number;
  /** Monotonic milliseconds since the sampler's start. */
  readonly atMs: number;
  /** Time this tick covers; `null` at the first one. */
  readonly elapsedMs: number | null;
  /** Only where ticks cost so much that they are further apart than was set: how far. */
  readonly lengthenedTickMs?: number;
  /** Busy share of each logical CPU, 0…1. */
  readonly coreBusy: readonly (number | null)[];
  /** Sum over the cores. */
  readonly machineCoresUsed: number | null;
  readonly run: RunSample | null;
  /** Corelane itself, all its processes. */
  readonly monitor: GroupSample;
  /** machine − run − test server − monitor, not below 0. */
  readonly othersCoresUsed: number | null;
  /**
   * How long the CPU quota of Corelane's own cgroup held back what runs in it, as a share of the tick, from
   * 0: several CPUs that are held back count each, so it can exceed 1. `null`: not reported.
   */
  readonly throttledShare: number | null;
  /** Share of the tick in which at least one task of the machine waited for a CPU, 0…1. */
  readonly cpuPressure: number | null;
  readonly revisions: readonly StateRevision[];
  /** Readings rejected as impossible since the sampler's start. */
  readonly rejectedReadings: number;
}
