import type { WorkloadId } from '../../../contract/catalogue.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import type {
  BaselineChoice,
  ExperimentSpec,
  StrategyChoice,
} from '../../../contract/experiment.ts';

/** Names the format and its version: the first line of every file. */
export const EXPERIMENT_FILE_SCHEMA = 'corelane.experiment-file/1';

/** How a file names a runtime. Paths are absolute by now. */
export type RuntimeSelector =
  /** `python`, `python@3.11`: found by Corelane itself. */
  | { readonly by: 'word'; readonly word: string }
  /** An interpreter. */
  | { readonly by: 'path'; readonly path: string }
  /** A run host of the user's own. */
  | { readonly by: 'host'; readonly path: string };

/** One end of a range of worker counts: a number, or so many for each core. */
export type WorkerEnd = { readonly workers: number } | { readonly perCore: number };

export interface WorkerRange {
  readonly from: WorkerEnd;
  readonly to: WorkerEnd;
}

/** What a file may leave open: it is absent then. */
export type FileSettings = Partial<
  Pick<
    ExperimentSpec,
    | 'title'
    | 'options'
    | 'cores'
    | 'seed'
    | 'orderSeed'
    | 'warmups'
    | 'stopRule'
    | 'coolDownMs'
    | 'family'
    | 'equivalencePercent'
    | 'timeLimitMs'
  >
>;

/**
 * An experiment as a file describes it, for any machine: runtimes by what they are, worker counts
 * perhaps by cores.
 */
export interface FileSpec {
  readonly workload: WorkloadId;
  readonly parameters: ExperimentSpec['parameters'];
  readonly strategies: readonly StrategyChoice[];
  readonly runtimes: readonly RuntimeSelector[];
  /** Absent: one for each core. */
  readonly workers?: readonly WorkerRange[];
  readonly baseline?: Omit<BaselineChoice, 'runtimeId'> & { readonly runtime?: RuntimeSelector };
  readonly settings: FileSettings;
  /** Programs of the user's own that are compared; absent: a workload is. */
  readonly commands?: readonly CommandSpec[];
}

/** A path that a file names. It must not be used before the user has allowed it (docs/security.md). */
export interface NamedPath {
  readonly kind: 'executable' | 'folder';
  /** Absolute. */
  readonly path: string;
}
