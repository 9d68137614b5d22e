import type { ParameterValues, StrategyId, WorkloadId } from './catalogue.ts';
import type { CommandSettings } from './command-texts.ts';
import type { CoreConvention } from './core-convention.ts';
import type { ExperimentSpec } from './experiment.ts';
import type { Retention } from './history.ts';
import type { ExportChoices } from './report-export.ts';
import type { RunOptions } from './run-options.ts';
import type { RuntimeKind } from './runtime.ts';

export const LANE_GROUPINGS = ['none', 'process', 'kind'] as const;

export type LaneGrouping = (typeof LANE_GROUPINGS)[number];

/** What is remembered between starts. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly tickMs: number;
  /** Whether nothing is drawn of a single run while it goes on, as nothing is of those of an experiment. */
  readonly quietRuns: boolean;
  /** In which unit CPU use is shown. */
  readonly coreConvention: CoreConvention;
  /** Whether other processes can only be looked at: nothing is sent to them. */
  readonly looksOnly: boolean;
  /** What the lanes of the timeline are grouped by. */
  readonly laneGrouping: LaneGrouping;
  /** Whether threads of a run that are no workers are shown beside them. */
  readonly showsAllThreads: boolean;
  /** Default runtime per kind, by id; `null`: let Corelane choose. */
  readonly defaultRuntimes: Readonly<Record<RuntimeKind, string | null>>;
  readonly launch: LaunchSettings;
  readonly command: CommandSettings;
  /** Executables of the user's own run hosts, absolute paths. */
  readonly runHosts: readonly string[];
  /** The last state of the compare panel; `null`: as it comes. */
  readonly experiment: ExperimentSpec | null;
  readonly retention: Retention;
  /** Where exported files go; `null`: the user's documents. */
  readonly exportFolder: string | null;
  readonly exportChoices: ExportChoices;
}

/** The last state of the launch panel. */
export interface LaunchSettings {
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly runtimeId: string | null;
  readonly workers: number;
  /** Also those that the chosen strategy has no use for, so that changing to and fro loses nothing. */
  readonly options: RunOptions;
  readonly cores: CoreChoice;
  readonly timeLimitS: number;
  readonly parameters: Readonly<Partial<Record<WorkloadId, ParameterValues>>>;
}

/** Which cores a run may use, as chosen; it becomes a list of cores when a run is started. */
export type CoreChoice =
  | { readonly choice: 'all' }
  /** Leaves the last one to Corelane. */
  | { readonly choice: 'all-but-one' }
  | { readonly choice: 'count'; readonly count: number }
  | { readonly choice: 'list'; readonly cores: readonly number[] };
