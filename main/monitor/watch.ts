import type { ToldWorker } from '../../contract/host-protocol.ts';
import type { CoreStretches, WorkerIdentity } from '../../contract/run.ts';
import type { RuntimeKind } from '../../contract/runtime.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import type { GaugeReading } from './loop-tick.ts';

/** The processes of one run, as the runner learns of them. */
export interface RunTarget {
  readonly runId: string;
  readonly hostPid: number;
  readonly runtimeKind: RuntimeKind;
  /** Pid of the loopback test server, where the workload has one. */
  readonly serverPid: number | null;
  /** The host starts a program that names no workers: they are found below it. Absent: it names them. */
  readonly follows?: FollowedProgram;
  /** Asked once a tick. */
  readonly progress: () => RunProgress;
}

export interface FollowedProgram {
  /** Told of each process and thread that gets a row, and again when its label has changed. */
  readonly onFound: (worker: WorkerIdentity) => void;
  /** The host is the program itself, no launcher of it. */
  readonly includesHost?: boolean;
}

export interface RunProgress {
  readonly tasksDone: number;
  readonly tasksFailed: number;
  readonly tasksTotal: number | null;
  /** Tasks that ended in a worker, by its id; failed ones included. */
  readonly tasksIn: (worker: number) => number;
  /** What its runtime told of a worker, the latest readings, youngest last; none where nothing was asked. */
  readonly gaugesOf: (worker: number) => readonly GaugeReading[];
}

/** The one sampler of the app. At most one run is watched at a time. */
export interface Sampler {
  start(): void;
  /** Resolves when the tick under way, if any, has ended. */
  stop(): Promise<void>;
  /** Returns its own unsubscribe. */
  onBatch(listener: (batch: SampleBatch) => void): () => void;
  /** 100…2000 ms; holds from the next tick on. */
  setTickMs(tickMs: number): void;
  /** Holds for runs watched from now on: no PSS and USS between the boundaries. */
  setQuiet(isQuiet: boolean): void;
  watchRun(target: RunTarget): RunWatch;
}

export interface RunWatch {
  addWorker(worker: WorkerIdentity): void;
  /** A followed program told of a worker of its own; returns the one that it is in this run. */
  tell(worker: ToldWorker): WorkerIdentity;
  /** Threads of the host process that only serve the protocol. */
  setHelperThreads(tids: readonly number[]): void;
  /** First reading of the work: CPU account, thread states and PSS of everything, at `ready`. */
  markReady(): Promise<void>;
  /** Last reading, at `finished`, while the workers still live. */
  markFinished(): Promise<void>;
  /** Ends the watch; what could be observed, also after a crash. Idempotent. */
  end(): Promise<RunObservation>;
}

/** What sampling saw between the two boundary readings (or, after a crash, up to the last tick). */
export interface RunObservation {
  /** Ticks inside the work, boundary readings not counted. */
  readonly ticks: number;
  /** CPU of all the run's processes, from the two boundary readings; `null` without both. */
  readonly processCpuMs: number | null;
  readonly processes: number;
  readonly workers: readonly WorkerObservation[];
  readonly runtimeThreadsCpuMs: number | null;
  readonly hostCpuMs: number | null;
  readonly serverCoresUsed: number | null;
  readonly monitorCoresUsed: number | null;
  readonly othersCoresUsed: number | null;
  /** How long the cgroup's quota held the run back between the boundaries; `null`: not reported. */
  readonly throttledMs: number | null;
  /** Of a followed program; `null`: of others, or nothing to part. */
  readonly stretches: CoreStretches | null;
  readonly peakRssBytes: number | null;
  readonly peakPssBytes: number | null;
  readonly peakUssBytes: number | null;
  readonly pssReadings: number;
  readonly rejectedReadings: number;
  /** How long nothing was sampled because Corelane itself did not get to run. */
  readonly heldUpMs: number;
}

export interface WorkerObservation {
  readonly id: number;
  /** Of the process for process workers, of the thread for the others. */
  readonly cpuMs: number | null;
  /** Of the thread that runs tasks, first to last reading. */
  readonly onCpuMs: number | null;
  readonly waitingMs: number | null;
  readonly blockedMs: number | null;
  /** Context switches of that thread; `null` where the system can't tell. */
  readonly voluntarySwitches: number | null;
  readonly involuntarySwitches: number | null;
}
