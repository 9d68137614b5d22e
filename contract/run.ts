import type { ParameterValues, StrategyId, WorkloadId } from './catalogue.ts';
import type { CommandResult, CommandSpec } from './command.ts';
import type { EventLoopDelay, Invariant, WorkerKind } from './host-protocol.ts';
import type { MachineCard } from './machine-card.ts';
import type { ProcessIdentity } from './processes.ts';
import type { ProcessRuntime } from './program-runtimes.ts';
import type { Failure } from './result.ts';
import type { RunOptions } from './run-options.ts';
import type { RuntimeKind } from './runtime.ts';
import type { Verdict } from './verdict.ts';

/** What the user asks for. The runtime is named by the id main gave it, never by a path. */
export interface RunRequest {
  readonly workload: WorkloadId;
  readonly parameters: ParameterValues;
  readonly strategy: StrategyId;
  readonly runtimeId: string;
  readonly workers: number;
  readonly options: RunOptions;
  /** Logical CPUs that the run's processes may use, ascending; `null`: all that Corelane may use. */
  readonly cores: readonly number[] | null;
  readonly seed: number;
  readonly timeLimitMs: number;
  /**
   * Of the workload `command` alone, with every placeholder filled in. Wherever a request is written
   * down, the values of its environment are masked.
   */
  readonly command?: CommandSpec;
  /** It ran already and is only watched; `command` is its command line. */
  readonly attach?: ProcessIdentity;
}

export type RunEndState = 'completed' | 'failed' | 'crashed' | 'cancelled' | 'timed-out';

/** The life of a run. Only an ended run has a result. */
export type RunState =
  | { readonly state: 'idle' }
  | { readonly state: 'starting'; readonly run: RunHeader }
  | { readonly state: 'running'; readonly run: RunHeader; readonly tasksTotal: number }
  | { readonly state: 'stopping'; readonly run: RunHeader }
  | { readonly state: RunEndState; readonly run: RunHeader; readonly result: RunResult };

export interface RunHeader {
  readonly runId: string;
  readonly request: RunRequest;
  readonly runtime: RuntimeRef;
  /** ISO 8601, wall clock. */
  readonly startedAt: string;
  /** Workers as far as they have started, ascending by id. */
  readonly workers: readonly WorkerIdentity[];
  /** Of a program of the user's own, as far as they were recognised; absent in older runs. */
  readonly runtimes?: readonly ProcessRuntime[];
}

export interface RuntimeRef {
  readonly id: string;
  readonly kind: RuntimeKind;
  readonly version: string;
  readonly executable: string;
}

export interface WorkerIdentity {
  readonly id: number;
  readonly kind: WorkerKind;
  readonly label: string;
  readonly pid: number;
  readonly tid: number | null;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface WorkerResult {
  readonly id: number;
  readonly kind: WorkerKind;
  readonly label: string;
  readonly pid: number;
  readonly tid: number | null;
  /** Tasks that ended in this worker, failed ones included. */
  readonly tasks: number;
  /** From the worker's own account; a killed worker's last known value. */
  readonly cpuMs: number | null;
  readonly onCpuMs: number | null;
  readonly waitingMs: number | null;
  readonly blockedMs: number | null;
  /** CPU time inside critical sections; `null` where the workload has none. */
  readonly lockedCpuMs: number | null;
  /** Time inside tasks, by their own start and end; at most one of a worker's tasks at a time is counted. */
  readonly busyMs: number | null;
  /** From the start of the work to the end of its last task. */
  readonly lastEndMs: number | null;
  /** Context switches of its thread while the work ran; `null` where the system can't tell. */
  readonly voluntarySwitches: number | null;
  readonly involuntarySwitches: number | null;
  readonly signal: string | null;
}

/** How a program's time was spread over cores, from its samples. */
export interface CoreStretches {
  /** Stretches of two ticks at least in which it used one core or less, together. */
  readonly oneCoreMs: number;
  /** Cores used in them, on average. */
  readonly oneCoreCores: number;
  readonly restMs: number;
  readonly restCores: number;
}

export interface TaskCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Begun or not, they have no end, because the run ended before it was done. */
  readonly lost: number;
  /** Indexes of the first of the lost, at most 20. */
  readonly firstLost: readonly number[];
}

export interface TaskErrorCount {
  readonly code: string;
  readonly count: number;
  /** Of the first of them. */
  readonly task: number;
  readonly message: string;
}

/** The account of one run: `--json` prints it as it is. All times are milliseconds. */
export interface RunResult {
  readonly schema: 'corelane.run/1';
  readonly runId: string;
  readonly state: RunEndState;
  /** Why it did not complete, in one sentence; `null` when it did. */
  readonly error: Failure | null;
  readonly startedAt: string;
  readonly workload: WorkloadId;
  readonly parameters: ParameterValues;
  readonly strategy: StrategyId;
  readonly runtime: RuntimeRef;
  readonly workers: number;
  readonly options: RunOptions;
  readonly seed: number;
  /** Logical CPUs the run was confined to; `null`: not confined. */
  readonly cores: readonly number[] | null;
  /** Of the run: its confinement counts. */
  readonly effectiveCores: number;
  /** From the release of the first task to the last result being in the host, on the host's clock. */
  readonly wallMs: number | null;
  readonly startupMs: number | null;
  readonly shutdownMs: number | null;
  readonly totalMs: number | null;
  /** Host and worker processes between start and finish, read by themselves. */
  readonly cpuMs: { readonly user: number; readonly system: number } | null;
  /** True when a process could not report its own usage, so that cpuMs is a lower bound. */
  readonly cpuIsLowerBound: boolean;
  /** CPU seconds per wall second. */
  readonly coresUsed: number | null;
  /** Greatest sum over processes at one tick. */
  readonly peakRssBytes: number | null;
  /** Highest seen in `pssReadings` readings. */
  readonly peakPssBytes: number | null;
  /** Memory that no other process shared, in the same passes; `null` also in older results. */
  readonly peakUssBytes: number | null;
  readonly pssReadings: number;
  readonly digest: string | null;
  /**
   * SHA-256 over names, sizes and times of change of the input files, before the work began; `null`:
   * there are none, or the host did not tell.
   */
  readonly inputFingerprint: string | null;
  readonly tasks: TaskCounts;
  /** Failures of tasks by code, the most frequent first. */
  readonly taskErrors: readonly TaskErrorCount[];
  /** Statements about the workload's shared state, as the host found it at the end. */
  readonly invariants: readonly Invariant[];
  readonly eventLoopDelay: EventLoopDelay | null;
  /** Whether the interpreter ran with a GIL; `null`: it has none by nature, or can't be told. */
  readonly gilEnabled: boolean | null;
  /** How long the cgroup's quota held the run back; `null`: not reported here. */
  readonly throttledMs: number | null;
  /** Sum over all tasks of their own time. */
  readonly taskTotalMs: number | null;
  readonly taskMs: Percentiles | null;
  readonly queueWaitMs: Percentiles | null;
  /**
   * From the end of a task in its worker to its result being in the host; `null`: nothing is handed
   * over, or not known, as in older results.
   */
  readonly transferMs: Percentiles | null;
  readonly workerDetails: readonly WorkerResult[];
  /** CPU outside the workers, from the samples. */
  readonly runtimeThreadsCpuMs: number | null;
  readonly hostCpuMs: number | null;
  readonly samples: { readonly count: number; readonly residualPercent: number | null };
  /** What Corelane itself, the test server and everything else used while the work ran. */
  readonly monitorCoresUsed: number | null;
  readonly serverCoresUsed: number | null;
  readonly othersCoresUsed: number | null;
  /** Of a program of the user's own; `null` or absent: of others, of one kind only, or not known. */
  readonly stretches?: CoreStretches | null;
  readonly exit: { readonly code: number | null; readonly signal: string | null } | null;
  /** The last lines the host wrote to stderr. */
  readonly stderrTail: string;
  readonly warnings: readonly Failure[];
  /** What limited it; `null`: it did not complete, or its digest is in doubt. */
  readonly verdict: Verdict | null;
  readonly machine: MachineCard;
  /** Of a program of the user's own; `null` or absent: it was a workload. */
  readonly command?: CommandResult | null;
  /** The process that was only watched; `null` or absent: the run started what ran. */
  readonly attach?: ProcessIdentity | null;
  /** Of a program of the user's own: from the run's start to that of its work; absent: `startupMs` is. */
  readonly workStartMs?: number | null;
}
