import type { StrategyId, WorkloadId } from './catalogue.ts';
import type { CommandSpec } from './command.ts';
import type { Failure } from './result.ts';
import type { RunRequest, RuntimeRef } from './run.ts';
import type { RunOptions } from './run-options.ts';

/** A strategy with options of its own, laid over those of the experiment. */
export interface StrategyChoice {
  readonly strategy: StrategyId;
  readonly options: RunOptions;
}

/** When there are enough runs. */
export type StopRule =
  /** So many of each configuration, warm-ups not counted. */
  | { readonly rule: 'repeats'; readonly repeats: number }
  /**
   * Rounds go on until, of every configuration, the 95 % CI of the median lies within
   * ± `ciPercent` of it; or until one of the bounds.
   */
  | {
      readonly rule: 'precision';
      readonly ciPercent: number;
      readonly minRepeats: number;
      readonly maxRepeats: number;
      /** Of measuring, pauses not counted. */
      readonly maxSeconds: number;
    };

/** Which configuration the others are held against. Each part that is absent matches anything. */
export interface BaselineChoice {
  readonly strategy?: StrategyId;
  readonly runtimeId?: string;
  readonly workers?: number;
}

/**
 * Runs to be compared: every combination of the lists. Runtimes stand by their id here; in a file
 * by what they are (docs/experiments.md).
 */
export interface ExperimentSpec {
  /** For people; may be empty. */
  readonly title: string;
  readonly workload: WorkloadId;
  /** Values to be tried of each parameter; most have one. What is absent has its default. */
  readonly parameters: Readonly<Record<string, readonly (number | string)[]>>;
  readonly strategies: readonly StrategyChoice[];
  readonly runtimeIds: readonly string[];
  /** Ascending, each once. A strategy with one worker is run once, whatever stands here. */
  readonly workers: readonly number[];
  /** Of all strategies that know them. */
  readonly options: RunOptions;
  readonly cores: readonly number[] | null;
  /** Of the work. */
  readonly seed: number;
  /** Of the order of runs and of everything drawn in the statistics. */
  readonly orderSeed: number;
  /** Runs of each configuration before those that count. */
  readonly warmups: number;
  readonly stopRule: StopRule;
  /** Pause before each run. */
  readonly coolDownMs: number;
  readonly baseline: BaselineChoice;
  /** Which pairs are judged, and so what Holm's correction spans. */
  readonly family: 'baseline' | 'all-pairs';
  /** A ratio inside ± this of 1 is no difference worth the name. */
  readonly equivalencePercent: number;
  readonly timeLimitMs: number;
  /**
   * Programs of the user's own that are compared, each claimed to do the same work; absent: a workload
   * is. Then `workload` is `command`, and `parameters` is what stands for `{name}` in them.
   */
  readonly commands?: readonly CommandSpec[];
}

/** One cell of the matrix. */
export interface Configuration {
  /** `c1`, `c2`, … in the order of the matrix. */
  readonly id: string;
  /** Short, and different from all others of the experiment: `Python 3.11 · process pool × 2`. */
  readonly label: string;
  readonly request: RunRequest;
  readonly runtime: RuntimeRef;
  /** Configurations with the same workload, parameters and seed do the same work: their digests must agree. */
  readonly work: string;
  /** Id of the configuration of the same work that this one is held against; itself for the baseline. */
  readonly baseline: string;
}

export interface ExperimentPlan {
  readonly configurations: readonly Configuration[];
  /** Cells that cannot be run here, with the reason; they are left out. */
  readonly omitted: readonly { readonly label: string; readonly reason: string }[];
  /** Warm-ups counted. Both are the same without a rule of precision. */
  readonly leastRuns: number;
  readonly mostRuns: number;
  /** Of `leastRuns` and `mostRuns`; `null`: nothing is known of how long a run takes here. */
  readonly expectedMs: { readonly least: number; readonly most: number } | null;
  /** What the reader should know before the start: too few runs to tell anything, one configuration only. */
  readonly warnings: readonly Failure[];
}

/** What the user can do while an experiment runs. */
export type ExperimentControl =
  'pause' | 'resume' | /** The configuration under way, for good. */ 'skip' | 'stop';

export interface ExperimentProgress {
  readonly runsDone: number;
  /** As far as it is known: with a rule of precision it may become less. */
  readonly runsPlanned: number;
  /** `null` until one run of each configuration was seen, unless the plan knows how long they take. */
  readonly remainingMs: number | null;
  readonly elapsedMs: number;
  /** The run under way; `null` between two. */
  readonly current: {
    readonly configuration: string;
    readonly runId: string;
    readonly kind: 'warm-up' | 'counted' | 'repeated';
    readonly round: number;
  } | null;
  /** Of the rule of precision: widest CI now, as ± percent of its median; `null`: not known yet. */
  readonly widestCiPercent: number | null;
}
