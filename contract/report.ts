import type { Catalogue } from './catalogue.ts';
import type { CoreConvention } from './core-convention.ts';
import type { ExperimentResult } from './experiment-result.ts';
import type { RunCurve } from './history.ts';
import type { AppVersions, SourceFile } from './ipc.ts';
import type { MachineCard } from './machine-card.ts';
import type { RunHeader, RunResult } from './run.ts';

/** Parts of a report, in their order. */
export const REPORT_SECTIONS = [
  'conclusion',
  'table',
  'charts',
  'verdicts',
  'output',
  'code',
  'method',
  'machine',
  'reproduce',
] as const;

export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** What the user writes over it; each may be empty. */
export interface ReportWords {
  readonly title: string;
  readonly author: string;
  readonly note: string;
}

/** The very files that ran. */
export interface ReportedCode {
  /** `Threads, Python`. */
  readonly label: string;
  readonly movingParts: string;
  readonly files: readonly SourceFile[];
}

/**
 * Samples in columns, thinned so that every extreme of the cores used and every gap is still there.
 * `null` is a gap, or not known.
 */
export interface ReportedSamples {
  readonly runId: string;
  /** Ticks that were recorded; more than there are places: it was thinned. */
  readonly ticks: number;
  /** Seconds since the run was started. */
  readonly atS: readonly number[];
  /** By name of the figure, as in `FIGURE_NAMES`. */
  readonly figures: Readonly<Record<string, readonly (number | null)[]>>;
  readonly workers: readonly {
    readonly id: number;
    /** By name, as in `WORKER_COLUMNS`; a place for each of `atS`. */
    readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
  }[];
}

/** One of the gauges of what workers contend for, over all of the work, in words. */
export interface ReportedGauge {
  /** `Run queue`. */
  readonly name: string;
  /** With its unit and what stands beside it; or why there is none. */
  readonly value: string;
  /** How to read it, one line. */
  readonly reading: string;
  /** Whether it says that something is in the way. */
  readonly isRaised: boolean;
}

export interface ReportedExperiment {
  readonly kind: 'experiment';
  readonly result: ExperimentResult;
  /** Of each configuration the run nearest to its median, as the window lays them over each other. */
  readonly curves: readonly RunCurve[];
  readonly code: readonly ReportedCode[];
  /** `null`: a command line can't say it; the file can. */
  readonly commandLine: string | null;
  /** An experiment file, as YAML. */
  readonly experimentFile: string;
}

export interface ReportedRun {
  readonly kind: 'run';
  readonly header: RunHeader;
  readonly result: RunResult;
  readonly machine: MachineCard;
  /** What the live view shows of the run, made by the window's own stores: `EndedPicture` of the renderer. */
  readonly picture: unknown;
  /** Those that apply; none where nothing was sampled. */
  readonly gauges: readonly ReportedGauge[];
  readonly samples: ReportedSamples | null;
  readonly code: readonly ReportedCode[];
  readonly commandLine: string;
}

export type ReportedItem = ReportedExperiment | ReportedRun;

/** Everything that a report is drawn from. Several experiments: a column for each of them. */
export interface Report {
  readonly schema: 'corelane.report/1';
  readonly words: ReportWords;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly sections: readonly ReportSection[];
  /** In which unit CPU use is shown; the data stays in cores. */
  readonly convention: CoreConvention;
  readonly versions: AppVersions;
  readonly catalogue: Catalogue;
  readonly items: readonly ReportedItem[];
}
