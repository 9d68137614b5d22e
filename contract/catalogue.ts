import type { RunOptionName } from './run-options.ts';
import type { InterpreterKind, RuntimeKind } from './runtime.ts';

/** Strategies that run hosts know. */
export type HostStrategyId =
  | 'sequential'
  | 'threads'
  | 'thread-pool'
  | 'processes'
  | 'process-pool'
  | 'async'
  | 'threads-async'
  | 'processes-async';

/** `program`: a program of the user's own shares its work out as it likes. */
export type StrategyId = HostStrategyId | 'program';

/** Strategies whose workers are processes: a start method means something to them alone. */
export function hasWorkerProcesses(strategy: StrategyId): boolean {
  return strategy.startsWith('process');
}

/** Of the workloads that run hosts know. */
export type HostWorkloadGroup = 'cpu' | 'io' | 'mixed' | 'synchronisation' | 'faults';

export type WorkloadGroup = HostWorkloadGroup | 'command';

/** Workloads that run hosts know. */
export type HostWorkloadId =
  | 'primes'
  | 'matrix'
  | 'mandelbrot'
  | 'sort'
  | 'sha256-blocks'
  | 'compress'
  | 'sum'
  | 'files-sha256'
  | 'files-read'
  | 'http-get'
  | 'sleep'
  | 'pipe'
  | 'fetch-and-parse'
  | 'word-count'
  | 'counter'
  | 'bounded-buffer'
  | 'limited'
  | 'start-gate'
  | 'lock-contention'
  | 'faulty';

/** `command`: a program of the user's own, run as it is. */
export type WorkloadId = HostWorkloadId | 'command';

interface AnyParameter {
  /** Means something only while another parameter, a choice, has this value. */
  readonly onlyWith?: { readonly parameter: string; readonly value: string };
}

/** A whole number with a unit and bounds, both ends included. */
export interface NumberParameter extends AnyParameter {
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
export interface FolderParameter extends AnyParameter {
  readonly type: 'folder';
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** What the folder is when none is given: files that Corelane makes, or its own sources. */
  readonly default: 'sample-files' | 'corelane-sources';
}

/** One of a few words. */
export interface ChoiceParameter extends AnyParameter {
  readonly type: 'choice';
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly choices: readonly Choice[];
  readonly default: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** One sentence. */
  readonly help: string;
}

export type Parameter = NumberParameter | FolderParameter | ChoiceParameter;

export type ParameterValues = Readonly<Record<string, number | string>>;

export type PresetId = 'quick' | 'long';

export interface Workload {
  readonly id: WorkloadId;
  readonly group: WorkloadGroup;
  readonly label: string;
  /** One sentence: what a task does. */
  readonly summary: string;
  /** One sentence: what comparing strategies on it teaches. */
  readonly teaches: string;
  readonly parameters: readonly Parameter[];
  /**
   * The parameter that the presets set: work grows in proportion to it. `null`: the workload has no
   * presets, because its length means nothing (faults).
   */
  readonly presetParameter: string | null;
}

/** A workload that a run host knows. */
export interface HostWorkload extends Workload {
  readonly id: HostWorkloadId;
  readonly group: HostWorkloadGroup;
}

/** The very files that run, relative to `workloads/`, the one to read first in front. */
export interface StrategyCode {
  readonly files: readonly string[];
  /** Two sentences: what the moving parts are. */
  readonly movingParts: string;
}

export interface Strategy {
  readonly id: StrategyId;
  readonly label: string;
  /** How tasks are spread over workers, in one sentence per kind of interpreter. */
  readonly summary: Readonly<Record<InterpreterKind, string>>;
  /** What the worker count means here; `null`: it does not apply, there is one worker. */
  readonly workersMeaning: string | null;
  readonly chooseWhen: string;
  readonly avoidWhen: string;
}

/** A strategy that a run host knows. */
export interface HostStrategy extends Strategy {
  readonly id: HostStrategyId;
}

/** Whether a workload can run under a strategy; a refused combination says why and what to do. */
export type Admission =
  | { readonly admitted: true; /** What is different here. */ readonly note: string | null }
  | { readonly admitted: false; readonly reason: string };

/** Admission by strategy, for every kind of interpreter. */
export type AdmissionTable = Readonly<
  Record<InterpreterKind, Readonly<Record<HostStrategyId, Admission>>>
>;

export interface ChoiceOption {
  readonly type: 'choice';
  readonly choices: readonly (Choice & {
    /** Absent: on every kind of interpreter. */
    readonly kinds?: readonly InterpreterKind[];
  })[];
  /** What happens when it is not given, by kind; `null`: the interpreter's own default. */
  readonly default: Readonly<Record<InterpreterKind, string | null>>;
}

export interface NumberOption {
  readonly type: 'integer';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** `null`: none. */
  readonly default: number | null;
}

export interface SwitchOption {
  readonly type: 'switch';
}

/** An option of a run: a real option of the strategy's language or library. */
export interface RunOptionDefinition {
  readonly name: RunOptionName;
  readonly label: string;
  /** One sentence. */
  readonly help: string;
  readonly strategies: readonly StrategyId[];
  readonly kinds: readonly RuntimeKind[];
  readonly value: ChoiceOption | NumberOption | SwitchOption;
}

/** What Corelane knows how to run, and what it calls it. */
export interface Catalogue {
  /** Those to choose from. */
  readonly workloads: readonly HostWorkload[];
  readonly strategies: readonly HostStrategy[];
  readonly options: readonly RunOptionDefinition[];
  readonly admission: Readonly<Record<HostWorkloadId, AdmissionTable>>;
  /** What a program of the user's own goes by: it is no choice beside the others. */
  readonly command: { readonly workload: Workload; readonly strategy: Strategy };
}
