/**
 * The messages between main and a run host, one JSON object a line.
 * `workloads/protocol.md` is the specification; names and units here are its names and units.
 */
import type { ParameterValues, StrategyId, WorkloadId } from './catalogue.ts';
import type { RunOptions } from './run-options.ts';
import type { HostAbilities, RuntimeKind } from './runtime.ts';

export const PROTOCOL_VERSION = 1;

/** Longest line main accepts, in bytes. */
export const MAX_LINE_BYTES = 1024 * 1024;

export interface TestServerAddress {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** First segment of every path the server answers. */
  readonly token: string;
}

export interface ParametersMessage {
  readonly type: 'parameters';
  readonly protocol: typeof PROTOCOL_VERSION;
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly workers: number;
  readonly seed: number;
  readonly parameters: ParameterValues;
  readonly options: RunOptions;
  /** Somebody watches: `gauges` are welcome. Left out of runs that are timed. */
  readonly gauges?: true;
  readonly server?: TestServerAddress;
  /** A program of the user's own, for a launcher alone. */
  readonly command?: CommandMessagePart;
}

/** What a launcher is to start: a `CommandSpec` with everything filled in, and what only this run has. */
export interface CommandMessagePart {
  /** Program and arguments; with `shell` one entry, a script. */
  readonly argv: readonly string[];
  readonly shell: boolean;
  readonly directory: string;
  /** All of it: nothing of the launcher's own environment is added but `CORELANE_RUN_ID`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin: string | null;
  readonly stdoutPath: string;
  readonly stderrPath: string;
  readonly prepare: readonly string[] | null;
  readonly cleanup: readonly string[] | null;
  readonly okExits: readonly number[];
  readonly sameOutput: boolean;
  readonly marks: boolean;
  readonly endsWith: 'command' | 'tree';
  /** Value of `CORELANE_RUN_ID`, by which what has left the tree is found. */
  readonly runId: string;
  /** Of both outputs together; a command that writes more is ended. */
  readonly maxOutputBytes: number;
}

/** Instead of `parameters`: the host says what it can do, and exits with code 0. */
export interface DescribeMessage {
  readonly type: 'describe';
  readonly protocol: typeof PROTOCOL_VERSION;
}

export type ToHost =
  | ParametersMessage
  | DescribeMessage
  | { readonly type: 'start' }
  | { readonly type: 'release' }
  | { readonly type: 'stop' };

/** CPU and memory that a process (or thread) read about itself. */
export interface Usage {
  readonly cpuUserUs: number;
  readonly cpuSystemUs: number;
  /** Greatest resident set of the process so far; `null` for a thread. */
  readonly maxRssBytes: number | null;
}

export interface HelloMessage {
  readonly type: 'hello';
  readonly protocol: number;
  readonly runtime: RuntimeKind | (string & {});
  readonly version: string;
  readonly pid: number;
  /** Epoch of all times of this host, in nanoseconds of its monotonic clock, as a decimal string. */
  readonly clockNs: string;
  /** Threads of the host process that only serve the protocol: counted as host, not as workers. */
  readonly helperTids: readonly number[];
}

export type WorkerKind = 'thread' | 'process' | 'event-loop';

export interface WorkerStartedMessage {
  readonly type: 'worker-started';
  readonly id: number;
  readonly kind: WorkerKind;
  readonly label: string;
  readonly pid: number;
  /** OS thread id of the thread that runs tasks; `null` where the system can't tell. */
  readonly tid: number | null;
  readonly replaces?: number;
}

export interface ReadyMessage {
  readonly type: 'ready';
  readonly tasksTotal: number;
  /** SHA-256 over names, sizes and mtimes of the input files, where there are any. */
  readonly inputFingerprint?: string;
}

export interface TaskError {
  /** `input`: the task's input can't be read, reported and not fatal. `task`: the task itself failed. */
  readonly kind: 'input' | 'task';
  /** An errno name or an exception's class name. */
  readonly code: string;
  readonly message: string;
}

interface TaskTimes {
  readonly task: number;
  readonly worker: number;
  /** Nanoseconds since `clockNs`. */
  readonly queuedNs: number;
  readonly startedNs: number;
  readonly finishedNs: number;
  /** When its result was in the host; left out where nothing is handed over, or it is not known. */
  readonly receivedNs?: number;
}

export type TaskRecord =
  (TaskTimes & { readonly digest: string }) | (TaskTimes & { readonly error: TaskError });

export interface TasksMessage {
  readonly type: 'tasks';
  readonly tasks: readonly TaskRecord[];
}

/** What a worker's runtime tells of it; a key that is left out is not known. */
export interface WorkerGauges {
  readonly id: number;
  /** How long its event loop was not idle, in nanoseconds since the worker's start. */
  readonly loopActiveNs?: number;
  /** How long it was idle. */
  readonly loopIdleNs?: number;
  /** Greatest lateness of a timer of 10 ms in its loop since the last message, one still due included. */
  readonly loopDelayNs?: number;
  /** Used heap of its own V8 isolate. */
  readonly heapUsedBytes?: number;
}

/** At most four times a second, and only where they were asked for. */
export interface GaugesMessage {
  readonly type: 'gauges';
  readonly workers: readonly WorkerGauges[];
}

/** A statement about the shared state of a run that holds if nothing was lost. */
export interface Invariant {
  readonly name: string;
  /** What is counted, for people: `increments`, `items`, `bytes`. */
  readonly unit: string;
  readonly expected: number;
  readonly actual: number;
  readonly relation: 'equal' | 'at-most';
  /** False where the parameters ask for no protection: a difference is what the run is to show. */
  readonly guaranteed: boolean;
}

export interface EventLoopDelay {
  readonly p99Ns: number;
  readonly maxNs: number;
}

export interface FinishedMessage {
  readonly type: 'finished';
  readonly startNs: number;
  readonly endNs: number;
  readonly tasksTotal: number;
  readonly tasksDone: number;
  readonly tasksFailed: number;
  /** Digest of the run; `null` when it was stopped before every task had an end. */
  readonly digest: string | null;
  readonly stopped: boolean;
  /** The host stopped by itself, as `onTaskError: "stop"` asks. Present with `stopped: true` only. */
  readonly stoppedBecause?: 'task-failed';
  /** What the workload's shared state came to. */
  readonly invariants?: readonly Invariant[];
  /** How late the event loop was for a timer, measured beside the tasks. `async` and hybrids only. */
  readonly eventLoopDelay?: EventLoopDelay;
  /** The host process, between `start` and now, all its threads included, no children. */
  readonly host: Usage;
  readonly inputFingerprint?: string;
}

export interface WorkerExitedMessage {
  readonly type: 'worker-exited';
  readonly id: number;
  /** Between `start` and the worker's last task. */
  readonly cpuUserUs: number;
  readonly cpuSystemUs: number;
  readonly maxRssBytes: number | null;
  /** CPU time inside critical sections, where the workload has any. */
  readonly lockedCpuNs?: number;
  /** Name of the signal that ended a worker process, for example `SIGKILL`. */
  readonly signal?: string;
  /** Exit code of a worker that ended by itself before its time. */
  readonly exitCode?: number;
}

/** What became of a launcher's command. Comes before `finished`. */
export interface CommandEndedMessage {
  readonly type: 'command-ended';
  /** `null`: a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** How finely the CPU time of `worker-exited` is known. */
  readonly cpuResolutionMs: number;
  /** Median time of an empty script, already taken off; `null`: no shell. */
  readonly shellMs: number | null;
  /** Processes whose end came to the launcher: the command, and what it left to the launcher. */
  readonly processesReaped: number;
  /** Its processes that still lived when it had ended; they were ended. */
  readonly leftBehind: number;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
  /**
   * Peaks of memory up to here are not known better: the system counts that of whoever starts a
   * process as its own. Left out where no peak is told.
   */
  readonly maxRssFloorBytes?: number;
}

/** Moments that the command named. */
export interface MarksMessage {
  readonly type: 'marks';
  /** `atNs`: nanoseconds since `clockNs`. */
  readonly marks: readonly { readonly name: string; readonly atNs: number }[];
}

/** A worker of which a program of the user's own tells by the protocol, numbered by the launcher. */
export interface ToldWorker {
  readonly id: number;
  readonly kind: WorkerKind;
  readonly label: string;
  /** By its own word, as all else here. */
  readonly pid: number;
  readonly tid: number | null;
}

/** A task of which it tells; `worker` is a `ToldWorker`'s id. */
export interface ToldTask extends TaskTimes {
  readonly error?: TaskError;
}

/** What a launcher's command printed of workers and tasks of its own. Times are since `clockNs`. */
export interface ToldMessage {
  readonly type: 'told';
  /** When the command was started. */
  readonly startNs: number;
  /** New ones; they come before their tasks. */
  readonly workers: readonly ToldWorker[];
  readonly tasks: readonly ToldTask[];
}

/** Answer to `describe`. */
export interface DescriptionMessage {
  readonly type: 'description';
  readonly protocol: number;
  readonly runtime: RuntimeKind | (string & {});
  readonly version: string;
  /** Strategies it admits, by workload; a launcher: `command` alone. What it does not know is left out. */
  readonly workloads: HostAbilities & { readonly command?: readonly 'program'[] };
}

export interface WarningMessage {
  readonly type: 'warning';
  readonly code: string;
  readonly message: string;
}

/** The host can't go on. It exits with code 1 after this line. */
export interface HostErrorMessage {
  readonly type: 'host-error';
  readonly code: string;
  readonly message: string;
}

export type FromHost =
  | HelloMessage
  | WorkerStartedMessage
  | ReadyMessage
  | TasksMessage
  | GaugesMessage
  | FinishedMessage
  | WorkerExitedMessage
  | CommandEndedMessage
  | MarksMessage
  | ToldMessage
  | WarningMessage
  | HostErrorMessage
  | DescriptionMessage;
