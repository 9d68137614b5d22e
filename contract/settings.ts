import type { ParameterValues, StrategyId, WorkloadId } from './catalogue.ts';
import type { RuntimeKind, StartMethod } from './runtime.ts';

/** What is remembered between starts. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly tickMs: number;
  /** Default runtime per kind, by id; `null`: let Corelane choose. */
  readonly defaultRuntimes: Readonly<Record<RuntimeKind, string | null>>;
  readonly launch: LaunchSettings;
}

/** The last state of the launch panel. */
export interface LaunchSettings {
  readonly workload: WorkloadId;
  readonly strategy: StrategyId;
  readonly runtimeId: string | null;
  readonly workers: number;
  readonly startMethod: StartMethod | null;
  readonly timeLimitS: number;
  readonly parameters: Readonly<Partial<Record<WorkloadId, ParameterValues>>>;
}
