import type { ParameterValues, StrategyId } from './catalogue.ts';
import type {
  Configuration,
  ExperimentPlan,
  ExperimentProgress,
  ExperimentSpec,
} from './experiment.ts';
import type { MachineCard, RuntimeOnCard } from './machine-card.ts';
import type { Failure } from './result.ts';
import type { Percentiles, RunResult, RuntimeRef } from './run.ts';
import type { RunOptions } from './run-options.ts';
import type { Verdict } from './verdict.ts';

/** Both ends included. */
export type Interval = readonly [low: number, high: number];

/** What the window needs of each run; files and `--json` carry the whole result. */
export type RunBrief = Pick<
  RunResult,
  | 'runId'
  | 'state'
  | 'error'
  | 'startedAt'
  | 'wallMs'
  | 'totalMs'
  | 'startupMs'
  | 'cpuMs'
  | 'coresUsed'
  | 'peakRssBytes'
  | 'peakPssBytes'
  | 'taskMs'
  | 'queueWaitMs'
  | 'transferMs'
  | 'othersCoresUsed'
  | 'digest'
>;

/** A run that does not count, and why. */
export interface SetAside<Run> {
  readonly run: Run;
  readonly reason: 'warm-up' | 'suspended' | 'clock-jump' | 'not-completed' | 'skipped';
}

/**
 * What is known of one configuration. Figures without `ci95` are medians over `runs`; each is `null`
 * where nothing is known.
 */
export interface ConfigurationResult<Run = RunResult> {
  readonly id: string;
  readonly label: string;
  readonly strategy: StrategyId;
  readonly runtime: RuntimeRef;
  readonly workers: number;
  readonly parameters: ParameterValues;
  readonly options: RunOptions;
  readonly work: string;
  /** Id of what it is held against. */
  readonly baseline: string;
  /** Those that count, in the order in which they ran. */
  readonly runs: readonly Run[];
  readonly setAside: readonly SetAside<Run>[];
  /** Run ids of the marked ones among `runs`: nothing is dropped. */
  readonly outliers: readonly string[];
  readonly medianWallMs: number | null;
  readonly ci95WallMs: Interval | null;
  /** `null`: no interval, which five runs or fewer can't give. */
  readonly ciMethod: 'order-statistics' | 'bootstrap' | null;
  readonly minWallMs: number | null;
  readonly maxWallMs: number | null;
  readonly medianTotalMs: number | null;
  /** Median wall time of the baseline ÷ that of this one; 1 for the baseline itself. */
  readonly speedup: number | null;
  readonly speedupCi95: Interval | null;
  /** speedup ÷ workers; only against a baseline with one worker. */
  readonly efficiency: number | null;
  readonly coresUsed: number | null;
  readonly cpuMs: { readonly user: number; readonly system: number } | null;
  readonly peakRssBytes: number | null;
  readonly peakPssBytes: number | null;
  readonly startupMs: number | null;
  readonly taskMs: Percentiles | null;
  readonly queueWaitMs: Percentiles | null;
  readonly transferMs: Percentiles | null;
  /** Busiest worker's tasks' time ÷ the mean of all workers'; 1 is even. */
  readonly imbalance: number | null;
  /** `null`: the runs did not all come to the same, or there are none. */
  readonly digest: string | null;
  readonly verdict: Verdict | null;
}

export type PairAnswer = 'yes' | 'same' | 'cant-tell';

export type PairReason =
  /** Fewer runs than could ever reach the level. */
  | 'too-few-runs'
  /** The interval reaches over the bounds of "same". */
  | 'wide-interval'
  /** Same work, another result: an error. */
  | 'digests-differ'
  /** Other parameters: other work. */
  | 'different-work';

export interface Pair {
  /** Configuration ids; `a` is the baseline where one of the two is. */
  readonly a: string;
  readonly b: string;
  /** Median wall time of a ÷ that of b: above 1, b is faster. */
  readonly ratio: number | null;
  readonly ci95: Interval | null;
  /** Two-sided, of the permutation test on ranks. */
  readonly p: number | null;
  /** After Holm over the family. */
  readonly pHolm: number | null;
  readonly differs: PairAnswer;
  /** `null` unless it can't be told. */
  readonly reason: PairReason | null;
  /** Runs of each configuration that would probably do; `null`: enough, or no number would. */
  readonly runsNeeded: number | null;
}

/** An estimate with its bootstrap interval. */
export interface Estimate {
  readonly value: number;
  readonly ci95: Interval | null;
}

/** Wall time over worker counts: one strategy on one runtime, all else equal. */
export interface Scaling {
  readonly label: string;
  readonly configurations: readonly string[];
  readonly points: readonly {
    readonly configuration: string;
    readonly workers: number;
    /** Against one worker of the same series. */
    readonly speedup: number;
    readonly ci95: Interval | null;
  }[];
  /** T(n) = T(1) · (s + (1 − s) / n); `null`: fewer than three worker counts, or no fit. */
  readonly amdahl: { readonly serialShare: Estimate; readonly r2: number } | null;
  /** S(n) = n / (1 + σ (n − 1) + κ n (n − 1)). */
  readonly usl: {
    readonly contention: Estimate;
    readonly coherency: Estimate;
    readonly r2: number;
  } | null;
  /** Workers beyond which more make it no faster, by the fit; `null`: not inside what was measured. */
  readonly knee: Estimate | null;
}

/** What a click on a warning's button does. */
export type WarningAction = 'add-runs' | 'enlarge-tasks' | 'show-others' | 'rerun' | null;

export interface ExperimentWarning extends Failure {
  readonly action: WarningAction;
  /** Configurations it is about; empty: the experiment. */
  readonly configurations: readonly string[];
}

/** The account of an experiment: `compare --json` prints it as it is. */
export interface ExperimentResult<Run = RunResult> {
  readonly schema: 'corelane.experiment/1';
  readonly experimentId: string;
  readonly title: string;
  readonly state: 'running' | 'completed' | 'stopped' | 'failed' | 'interrupted';
  /** Why it failed. */
  readonly error: Failure | null;
  readonly startedAt: string;
  readonly spec: ExperimentSpec;
  readonly configurations: readonly ConfigurationResult<Run>[];
  readonly omitted: ExperimentPlan['omitted'];
  readonly pairs: readonly Pair[];
  /** Id of the baseline of the first work. */
  readonly baseline: string | null;
  readonly scaling: readonly Scaling[];
  /** In the order in which they ran; warm-ups are part of it. */
  readonly order: readonly { readonly configuration: string; readonly runId: string }[];
  readonly seed: number;
  readonly machine: MachineCard;
  readonly runtimes: readonly RuntimeOnCard[];
  readonly warnings: readonly ExperimentWarning[];
  /** One paragraph in plain words. */
  readonly conclusion: string;
}

export type ExperimentBrief = ExperimentResult<RunBrief>;

/** The life of an experiment, as the window sees it; `result` is what is known so far. */
export type ExperimentState =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running' | 'pausing' | 'paused' | 'stopping';
      readonly experimentId: string;
      readonly plan: ExperimentPlan;
      readonly progress: ExperimentProgress;
      readonly result: ExperimentBrief;
    }
  | {
      readonly state: 'ended';
      readonly experimentId: string;
      readonly configurations: readonly Configuration[];
      readonly result: ExperimentBrief;
    };
