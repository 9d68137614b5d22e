import type { ExperimentPlan, ExperimentSpec } from '../../../contract/experiment.ts';
import type {
  ExperimentResult,
  ExperimentWarning,
  SetAside,
} from '../../../contract/experiment-result.ts';
import type { MachineCard, RuntimeOnCard } from '../../../contract/machine-card.ts';
import type { Failure } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';

export type SetAsideReason = SetAside<RunResult>['reason'];

/** One run of an experiment. */
export interface ExperimentRun {
  readonly configuration: string;
  readonly result: RunResult;
  /** Why it does not count; `null`: it does. */
  readonly setAside: SetAsideReason | null;
}

/** All that the result of an experiment is made from. */
export interface ExperimentRecord {
  readonly experimentId: string;
  readonly spec: ExperimentSpec;
  readonly plan: ExperimentPlan;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly machine: MachineCard;
  readonly runtimes: readonly RuntimeOnCard[];
  readonly state: ExperimentResult['state'];
  /** Why it failed. */
  readonly error: Failure | null;
  /** In the order in which they ran. */
  readonly runs: readonly ExperimentRun[];
  /** What happened while it ran. */
  readonly warnings: readonly ExperimentWarning[];
}
