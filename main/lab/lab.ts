import type { Result } from '../../contract/result.ts';
import type { RunRequest, RunResult, RunState } from '../../contract/run.ts';
import type { Runtime } from '../../contract/runtime.ts';
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
  | 'folder-missing'
  | 'folder-empty'
  | 'folder-unreadable'
  | 'no-server-runtime';

/** Launches runs, one at a time, and sees that nothing of them is left. */
export interface Lab {
  state(): RunState;
  /** Returns its own unsubscribe. */
  onState(listener: (state: RunState) => void): () => void;
  /** Validates, then starts. Resolves as soon as the run is `starting`. */
  start(request: RunRequest): Promise<Result<{ readonly runId: string }, StartErrorCode>>;
  /** Asks the run to stop; it ends within 2 s whatever the host does. No run: nothing happens. */
  stop(): void;
  /** Resolves with the result when the run has ended and none of its processes is left. */
  waitForEnd(runId: string): Promise<RunResult>;
  /** Stops the run and the guard. To be awaited before the app exits. */
  close(): Promise<void>;
}

export interface LabOptions {
  readonly sampler: Sampler;
  /** The runtimes found so far. */
  readonly runtimes: () => readonly Runtime[];
  /** The folder `workloads/`, outside any archive: interpreters can't read inside one. */
  readonly workloadsDirectory: string;
  /** Node executable and environment for the test server; `null` when there is none. */
  readonly serverRuntime: () => {
    readonly executable: string;
    readonly environment: Readonly<Record<string, string>>;
  } | null;
  /** Where Python may keep its compiled files, so that none are written beside the sources. */
  readonly cacheDirectory: string;
}
