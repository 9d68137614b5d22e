import type {
  Configuration,
  ExperimentControl,
  ExperimentPlan,
  ExperimentSpec,
} from '../../contract/experiment.ts';
import type { ExperimentResult, ExperimentState } from '../../contract/experiment-result.ts';
import type { MachineCard, RuntimeOnCard } from '../../contract/machine-card.ts';
import type { Result } from '../../contract/result.ts';
import type { Runtime } from '../../contract/runtime.ts';
import type { Lab } from '../lab/lab.ts';

/**
 * Leads experiments, one at a time, through the lab.
 *
 * All configurations run in every round as long as one of them is not precise enough, so that drift
 * hits all alike. The least number of repeats is done whatever time it takes; a round that has begun
 * is finished, unless twice the time allowed is over. A run that fails is repeated at once, and the
 * configuration is given up after two failures in a row. A run that falls into a sleep or a change of
 * the clock is repeated up to three times in a row.
 */
export interface Experiments {
  state(): ExperimentState;
  /** Returns its own unsubscribe. */
  onState(listener: (state: ExperimentState) => void): () => void;
  /** What it would do; an error names the field that is wrong. Starts nothing. */
  plan(spec: ExperimentSpec): Result<ExperimentPlan>;
  /** Resolves as soon as the first run is about to start. */
  start(spec: ExperimentSpec): Promise<Result<{ readonly experimentId: string }>>;
  /**
   * A pause begins after the run under way. What is skipped or stopped ends its run within 2 s; between
   * two runs there is nothing to skip, and nothing happens.
   */
  control(control: ExperimentControl): void;
  /** More rounds of the last experiment, after warm-ups as at its start. What was left out stays so. */
  extend(repeats: number): Promise<Result<null>>;
  /** Resolves with the whole result when the experiment has ended. */
  waitForEnd(experimentId: string): Promise<ExperimentResult>;
  /** Stops it. To be awaited before the lab is closed. */
  close(): Promise<void>;
}

export interface ExperimentsOptions {
  readonly lab: Lab;
  readonly runtimes: () => readonly Runtime[];
  readonly readMachine: () => MachineCard;
  readonly readRuntimes: (ids: readonly string[]) => readonly RuntimeOnCard[];
  /** Told of each experiment at its start, after each run, and at its end. */
  readonly onProgress: (result: ExperimentResult) => void;
  /** How long the work of one run takes here, as far as it is known; for the plan. */
  readonly knownWallMs: (configuration: Configuration) => number | null;
  /** Calls back when the machine is put to sleep. Returns its own unsubscribe. */
  readonly onSuspend?: (listener: () => void) => () => void;
}
