import type { ParameterValues } from '../../contract/catalogue.ts';
import type { PresetRequest } from '../../contract/ipc.ts';
import type { MachineCard } from '../../contract/machine-card.ts';
import type { AttachAsk } from '../../contract/processes.ts';
import type { Result } from '../../contract/result.ts';
import type { RunRequest, RunResult, RunState } from '../../contract/run.ts';
import type { Runtime } from '../../contract/runtime.ts';
import type { TaskTimes, TaskTimesPart } from '../../contract/task-times.ts';
import type { OutputPlace } from '../command/output-files.ts';
import type { Sampler } from '../monitor/watch.ts';

/** Why a run was not even started; each comes with one sentence for the user. */
export type StartErrorCode =
  | 'busy'
  | 'unknown-workload'
  | 'unknown-strategy'
  | 'unknown-runtime'
  | 'bad-parameter'
  | 'bad-workers'
  | 'bad-option'
  | 'bad-cores'
  | 'not-admitted'
  | 'folder-missing'
  | 'folder-empty'
  | 'folder-unreadable'
  | 'no-server-runtime'
  | 'sample-files'
  /** Of a program of the user's own. */
  | 'bad-command'
  | 'command-not-found'
  | 'not-executable'
  | 'no-directory'
  | 'no-launcher'
  /** Of a process that is to be watched. */
  | 'no-process'
  | 'not-attachable'
  /** Of presets: there is none, it was stopped, or its work could not be run. */
  | 'no-preset'
  | 'cancelled'
  | 'not-measured';

/** The right to start runs while nobody else may: an experiment holds it from its first run to its last. */
export interface Reservation {
  /** Idempotent. */
  release(): void;
}

export interface StartOptions {
  readonly reservation?: Reservation;
  /** Sampling that costs as little as possible: for runs that are timed. */
  readonly quiet?: boolean;
  /** Somebody looks on: the host tells of its workers' event loops and heaps, which costs them a little. */
  readonly isWatched?: boolean;
}

/** Launches runs, one at a time, and sees that nothing of them is left. */
export interface Lab {
  state(): RunState;
  /** Returns its own unsubscribe. */
  onState(listener: (state: RunState) => void): () => void;
  /** Validates, then starts. Resolves as soon as the run is `starting`. */
  start(
    request: RunRequest,
    options?: StartOptions,
  ): Promise<Result<{ readonly runId: string }, StartErrorCode>>;
  /** Watches a process that runs already, until it ends, the time is over, or `stop`. */
  attach(ask: AttachAsk): Promise<Result<{ readonly runId: string }, StartErrorCode>>;
  /**
   * Keeps everybody else from starting runs.
   * @param reason what they are told meanwhile: one sentence
   */
  reserve(reason: string): Result<Reservation, 'busy'>;
  /** Whether the run under way is timed, so that nothing should be drawn of it. */
  isQuiet(): boolean;
  /**
   * The parameters with which the work takes as long as a preset says. At first use that is measured
   * by short runs that nobody sees; meanwhile the lab is busy, and `stop` ends it.
   */
  presetParameters(request: PresetRequest): Promise<Result<ParameterValues, StartErrorCode>>;
  /** Asks the run to stop; it ends within 2 s whatever the host does. No run: nothing happens. */
  stop(): void;
  /** Resolves with the result when the run has ended and none of its processes is left. */
  waitForEnd(runId: string): Promise<RunResult>;
  /**
   * What became of each task of the current or the last run, as far as they have ended; `null`: none
   * has, or it is another run. They stay in memory until the next run is started.
   */
  tasksOf(runId: string): TaskTimes | null;
  /** Of the same run, those that ended after the first `from`, at most `limit`; `null`: none has. */
  nextTasksOf(runId: string, from: number, limit: number): TaskTimesPart | null;
  /** Of a task of the same run, 16 hex digits; `null`: it failed, or has not ended. */
  digestOf(runId: string, task: number): string | null;
  /** Stops the run and the guard. To be awaited before the app exits. */
  close(): Promise<void>;
}

export interface LabOptions {
  readonly sampler: Sampler;
  /** The runtimes found so far. */
  readonly runtimes: () => readonly Runtime[];
  /** What results are measured on; read once a run. */
  readonly readMachine: () => MachineCard;
  /** The folder `workloads/`, outside any archive: interpreters can't read inside one. */
  readonly workloadsDirectory: string;
  /** Node executable and environment for the test server; `null` when there is none. */
  readonly serverRuntime: () => {
    readonly executable: string;
    readonly environment: Readonly<Record<string, string>>;
  } | null;
  /**
   * What can be made again: Python's compiled files, so that none are written beside the sources,
   * the sample files, and how long work takes here.
   */
  readonly cacheDirectory: string;
  /** Where programs of the user's own print to. */
  readonly outputs: OutputPlace;
}
