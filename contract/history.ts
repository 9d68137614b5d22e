import type { StrategyId, WorkloadId } from './catalogue.ts';
import type { CoreBases } from './core-convention.ts';
import type { ExperimentSpec } from './experiment.ts';
import type { ExperimentBrief } from './experiment-result.ts';
import type { CardDifference, MachineCard } from './machine-card.ts';
import type { Recording } from './recording.ts';
import type { RunEndState, RunHeader, RunRequest, RunResult } from './run.ts';
import type { VerdictId } from './verdict.ts';

export type HistoryKind = 'run' | 'experiment';

/** What is asked of the list; each part that is empty or `null` asks for nothing. */
export interface HistoryQuery {
  /** Words, all of which must occur in title, labels, tags, note, workload, strategy, runtime or machine. */
  readonly text: string;
  readonly kind: HistoryKind | null;
  readonly starredOnly: boolean;
  /** Runs of experiments are listed with their experiment alone, unless this is true. */
  readonly withRunsOfExperiments: boolean;
  readonly offset: number;
  /** 1 … 500. */
  readonly limit: number;
}

/** One line of the list. */
export interface HistoryEntry {
  readonly kind: HistoryKind;
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** `interrupted`: Corelane ended before it did. */
  readonly state: RunEndState | 'interrupted' | 'running' | 'stopped';
  readonly workload: WorkloadId;
  readonly strategies: readonly StrategyId[];
  /** For people: `Python 3.11.7`. */
  readonly runtimes: readonly string[];
  readonly workers: readonly number[];
  /** Of a run. */
  readonly wallMs: number | null;
  readonly verdict: VerdictId | null;
  /** Of an experiment: runs that count. */
  readonly runs: number;
  readonly machine: string;
  /** Came from a file, not from this machine's own Corelane. */
  readonly imported: boolean;
  readonly starred: boolean;
  readonly tags: readonly string[];
  readonly note: string;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** Of all that match. */
  readonly total: number;
}

/** What may be changed of an entry. */
export interface HistoryPatch {
  readonly title?: string;
  readonly starred?: boolean;
  readonly tags?: readonly string[];
  readonly note?: string;
}

export interface HistoryId {
  readonly kind: HistoryKind;
  readonly id: string;
}

export interface StoredRun {
  readonly entry: HistoryEntry;
  readonly header: RunHeader;
  /** `null`: interrupted; the samples are there as far as they were written. */
  readonly result: RunResult | null;
  readonly machine: MachineCard;
  readonly recording: Recording;
}

/** How far a run is read: 0 … 1. */
export interface OpeningShare {
  readonly runId: string;
  readonly share: number;
}

export interface StoredExperiment {
  readonly entry: HistoryEntry;
  readonly result: ExperimentBrief;
  /** Against the machine as it is now; empty: the same. */
  readonly differences: readonly CardDifference[];
}

/** Cores used and memory of one run over time, for laying several over each other. At most 300 points. */
export interface RunCurve {
  readonly runId: string;
  readonly label: string;
  /** Seconds since the work began; before it, negative. NaN: a gap. */
  readonly atS: Float64Array;
  readonly coresUsed: Float64Array;
  /** Summed RSS, or PSS where it was read; NaN where nothing is known. */
  readonly memoryBytes: Float64Array;
  readonly memoryKind: 'rss' | 'pss';
  /** Of the work. */
  readonly wallMs: number | null;
  /** Of the machine it ran on. */
  readonly bases: CoreBases;
}

export interface RunOverlay {
  readonly curves: readonly RunCurve[];
  /** Why these runs do not compare, one sentence each: other machine, other parameters. Empty: they do. */
  readonly differences: readonly string[];
}

export interface HistoryFacts {
  /** Where it lies. */
  readonly path: string | null;
  /** On disk, output of programs included. */
  readonly sizeBytes: number;
  /** Of it, what programs of the user's own wrote. */
  readonly outputBytes: number;
  readonly runs: number;
  readonly experiments: number;
}

/** What a saved item asks for, fitted to this machine: it fills the panel, and starts nothing. */
export type Rerun =
  | { readonly kind: 'run'; readonly request: RunRequest; readonly notes: readonly string[] }
  | {
      readonly kind: 'experiment';
      readonly spec: ExperimentSpec;
      readonly notes: readonly string[];
    };

/** How long the history keeps what is neither starred nor tagged. */
export interface Retention {
  /** `null`: for ever. */
  readonly days: number | null;
  /** `null`: no bound. The oldest samples go first, results last. */
  readonly maxBytes: number | null;
}
