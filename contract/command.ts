import type { ProcessRuntime, RuntimeDetails } from './program-runtimes.ts';

/**
 * A program of the user's own, run as it is: what is started, how, and what counts as success. All
 * that stands here reaches the program unchanged; nothing is expanded, and no shell reads it unless
 * `shell` says so.
 */
export interface CommandSpec {
  /** For people, and different from those it is compared with; empty: made from the arguments. */
  readonly name: string;
  /**
   * Program and arguments. In an experiment `{workers}` stands for the value of the parameter of that
   * name; in a run everything is filled in. With `shell` the one entry is a script.
   */
  readonly argv: readonly string[];
  /** `argv[0]` is read by `/bin/sh`, whose own start is measured apart and taken off. */
  readonly shell: boolean;
  /** Working directory, absolute. */
  readonly directory: string;
  /** On top of the environment Corelane itself was started in. */
  readonly environment: Readonly<Record<string, string>>;
  /** File that it reads as its standard input, absolute; `null`: nothing. */
  readonly stdin: string | null;
  /** Program and arguments run before each run, outside what is timed; `null`: none. */
  readonly prepare: readonly string[] | null;
  /** The same after each run. */
  readonly cleanup: readonly string[] | null;
  /** Exit codes that mean success. */
  readonly okExits: readonly number[];
  /** Regular expression (JavaScript, multi-line) that its standard output must match; `null`: none. */
  readonly okOutput: string | null;
  /** All runs of it must print the same, byte by byte, or their comparison is worth nothing. */
  readonly sameOutput: boolean;
  /** Its standard output is searched for marks (`docs/commands.md`), which costs a copy of all it prints. */
  readonly marks: boolean;
  /** When the run is over: with the command itself, or with the last process it started. */
  readonly endsWith: 'command' | 'tree';
  /** Name of the parameter that says how many workers it has; `null`: none does. */
  readonly workersParameter: string | null;
  /**
   * Its Node.js and Python processes are made to tell of themselves, by their own documented switches,
   * which costs them some time. Absent: off, also in older runs.
   */
  readonly runtimeDetails?: boolean;
}

/** What became of the command of one run. Values of the environment are not kept: names only. */
export interface CommandResult extends Omit<CommandSpec, 'environment'> {
  readonly environmentNames: readonly string[];
  /** What was started: the program found for `argv[0]`, or the shell. */
  readonly executable: string;
  /** `null`: it was ended by a signal, or never started. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: CommandOutput;
  readonly stderr: CommandOutput;
  /** How finely its CPU time is known: 0.001 ms by `wait4`, 10 ms where only clock ticks can be had. */
  readonly cpuResolutionMs: number;
  /** Median time of an empty script of the same shell, already taken off `wallMs`; `null`: no shell. */
  readonly shellMs: number | null;
  /** Processes of its own that were seen, itself included. */
  readonly processesSeen: number;
  /** Those that still lived when it had ended; they were ended too. */
  readonly leftBehind: number;
  /** That it named, in the order of their arrival; empty unless `marks` was on. */
  readonly moments: readonly CommandMark[];
  /**
   * Workers of its own that it told of by the run-host protocol: the run's figures of tasks are those of
   * theirs, by its own word. Absent: it told of no task, and the one task is the program itself.
   */
  readonly toldWorkers?: number;
  /** Of its processes those that an interpreter runs in, as far as they were seen; absent in older results. */
  readonly runtimes?: readonly ProcessRuntime[];
  /** With `runtimeDetails` alone. */
  readonly details?: RuntimeDetails;
}

/** What it wrote: the beginning and the end here, the whole in a file. */
export interface CommandOutput {
  readonly bytes: number;
  /** Where the whole of it lies; `null`: it is not kept any more, or was empty. */
  readonly path: string | null;
  /** At most 16 KiB of it, as UTF-8; what is none is replaced. */
  readonly head: string;
  /** At most 16 KiB, of what comes after `head`. */
  readonly tail: string;
}

/** A moment that the program named. */
export interface CommandMark {
  readonly name: string;
  /** Nanoseconds since the start of the work. */
  readonly atNs: number;
}
