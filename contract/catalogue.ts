import type { RuntimeKind } from './runtime.ts';

export type StrategyId =
  'sequential' | 'threads' | 'thread-pool' | 'processes' | 'process-pool' | 'async';

/** Strategies whose workers are processes: a start method means something to them alone. */
export function hasWorkerProcesses(strategy: StrategyId): boolean {
  return strategy === 'processes' || strategy === 'process-pool';
}

export type WorkloadId = 'primes' | 'files-sha256' | 'http-get';

export type WorkloadGroup = 'cpu' | 'io';

/** A whole number with a unit and bounds, both ends included. */
export interface NumberParameter {
  readonly type: 'integer';
  readonly name: string;
  readonly label: string;
  /** Unit as shown behind the number, for example `ms`; empty for a bare count. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly help: string;
}

/** A folder of this machine, absolute. */
export interface FolderParameter {
  readonly type: 'folder';
  readonly name: string;
  readonly label: string;
  readonly help: string;
}

export type Parameter = NumberParameter | FolderParameter;

export type ParameterValues = Readonly<Record<string, number | string>>;

export interface Workload {
  readonly id: WorkloadId;
  readonly group: WorkloadGroup;
  readonly label: string;
  /** One sentence: what a task does. */
  readonly summary: string;
  /** One sentence: what comparing strategies on it teaches. */
  readonly teaches: string;
  readonly parameters: readonly Parameter[];
}

export interface Strategy {
  readonly id: StrategyId;
  readonly label: string;
  /** How tasks are spread over workers, in one sentence per runtime kind. */
  readonly summary: Readonly<Record<RuntimeKind, string>>;
  /** What the worker count means here; `null`: it does not apply, there is one worker. */
  readonly workersMeaning: string | null;
}

export interface Catalogue {
  readonly workloads: readonly Workload[];
  readonly strategies: readonly Strategy[];
}
