/** Experiments ready to be started: main and renderer agree here. */
import type { Catalogue, ParameterValues, StrategyId, Workload, WorkloadId } from './catalogue.ts';
import type { ExperimentSpec, StopRule } from './experiment.ts';
import { DEFAULT_SEED, MAX_WORKERS } from './limits.ts';
import { admissionFor } from './option-rules.ts';
import type { UsableRuntime } from './runtime.ts';

export type ExperimentPresetId = 'all-strategies' | 'threads-processes-async' | 'scaling';

export interface ExperimentPreset {
  readonly id: ExperimentPresetId;
  /** As it stands on a button. */
  readonly label: string;
  /** One sentence. */
  readonly help: string;
  readonly specOf: (basis: PresetBasis) => ExperimentSpec;
}

/** What a preset is made for. */
export interface PresetBasis {
  readonly catalogue: Pick<Catalogue, 'admission' | 'strategies' | 'workloads'>;
  readonly workload: WorkloadId;
  /** What is absent has its default. */
  readonly parameters: ParameterValues;
  /** Those to be compared, in this order. */
  readonly runtimes: readonly PresetRuntime[];
  readonly machine: { readonly effectiveCores: number };
}

export type PresetRuntime = Pick<
  UsableRuntime,
  'id' | 'kind' | 'version' | 'features' | 'abilities'
>;

/** Enough for most comparisons, and never long: whichever bound is reached first. */
export const DEFAULT_STOP_RULE: Extract<StopRule, { readonly rule: 'precision' }> = {
  rule: 'precision',
  ciPercent: 2,
  minRepeats: 6,
  maxRepeats: 30,
  maxSeconds: 180,
};

/** What an experiment has where nothing else is said. */
export const EXPERIMENT_DEFAULTS = {
  title: '',
  options: {},
  cores: null,
  seed: DEFAULT_SEED,
  orderSeed: DEFAULT_SEED,
  warmups: 1,
  stopRule: DEFAULT_STOP_RULE,
  coolDownMs: 200,
  baseline: {},
  family: 'baseline',
  equivalencePercent: 1,
  timeLimitMs: 300_000,
} as const satisfies Partial<ExperimentSpec>;

/** Up to here every worker count is tried; beyond, only some. */
const EVERY_COUNT_UP_TO = 8;
/** Work that waits leaves its core to others meanwhile. */
const WORKERS_PER_CORE_WAITING = 4;

/** All strategies that the workload admits on one of the runtimes. */
export function allStrategiesSpec(basis: PresetBasis): ExperimentSpec {
  const all = basis.catalogue.strategies.map(({ id }) => id);
  return specWith(basis, all, [usualWorkers(basis)]);
}

/** The three kinds of concurrency, each in its plainest form, against one after another. */
export function threadsProcessesAsyncSpec(basis: PresetBasis): ExperimentSpec {
  return specWith(basis, ['sequential', 'threads', 'processes', 'async'], [usualWorkers(basis)]);
}

/** One worker to two for each core, in a pool of threads and in one of processes. */
export function scalingSpec(basis: PresetBasis): ExperimentSpec {
  const most = 2 * coreCount(basis.machine.effectiveCores);
  return specWith(basis, ['thread-pool', 'process-pool'], scalingWorkers(most));
}

/** What an empty form begins with. */
export function defaultSpec(basis: PresetBasis): ExperimentSpec {
  return threadsProcessesAsyncSpec(basis);
}

export const experimentPresets: readonly ExperimentPreset[] = [
  {
    id: 'all-strategies',
    label: 'All strategies, this workload',
    help: 'Every strategy that the workload admits, with the same number of workers.',
    specOf: allStrategiesSpec,
  },
  {
    id: 'threads-processes-async',
    label: 'Threads against processes against async',
    help: 'The three kinds of concurrency in their plainest form, and one after another as the baseline.',
    specOf: threadsProcessesAsyncSpec,
  },
  {
    id: 'scaling',
    label: 'Scaling, 1 … 2 × cores',
    help: 'From one worker to two for each core, in a pool of threads and in one of processes.',
    specOf: scalingSpec,
  },
];

/**
 * Worker counts of a scaling curve, ascending: every one up to 8, then four for each doubling, and
 * `most` and its half in any case.
 * @param most at least 1
 */
export function scalingWorkers(most: number): readonly number[] {
  const last = Math.min(most, MAX_WORKERS);
  const counts = [1, last, Math.max(1, Math.floor(last / 2))];
  for (let count = 1; count <= last; count += stepAfter(count)) counts.push(count);
  return [...new Set(counts)].sort((left, right) => left - right);
}

function stepAfter(count: number): number {
  return count < EVERY_COUNT_UP_TO ? 1 : 2 ** Math.floor(Math.log2(count)) / 4;
}

/** One for each core, more where tasks wait, and never fewer than can differ from one. */
function usualWorkers({ machine, catalogue, workload }: PresetBasis): number {
  const cores = coreCount(machine.effectiveCores);
  const group = groupOf(catalogue.workloads, workload);
  const waits = group === 'io' || group === 'mixed';
  const wanted = Math.max(2, waits ? WORKERS_PER_CORE_WAITING * cores : cores);
  // Producers and consumers come in pairs.
  const even = workload === 'bounded-buffer' ? 2 * Math.ceil(wanted / 2) : wanted;
  return Math.min(even, MAX_WORKERS);
}

function coreCount(effectiveCores: number): number {
  return Math.max(1, Math.floor(effectiveCores));
}

function groupOf(workloads: readonly Workload[], id: WorkloadId): Workload['group'] | null {
  return workloads.find((workload) => workload.id === id)?.group ?? null;
}

function specWith(
  basis: PresetBasis,
  strategies: readonly StrategyId[],
  workers: readonly number[],
): ExperimentSpec {
  const parameters = Object.entries(basis.parameters).map(([name, value]) => [name, [value]]);
  const admitted = strategies.filter((strategy) => isAdmitted(basis, strategy));
  return {
    ...EXPERIMENT_DEFAULTS,
    workload: basis.workload,
    parameters: Object.fromEntries(parameters) as ExperimentSpec['parameters'],
    strategies: admitted.map((strategy) => ({ strategy, options: {} })),
    runtimeIds: basis.runtimes.map(({ id }) => id),
    workers,
  };
}

/** On one of the runtimes at least; what is refused on another is left out by the plan, with the reason. */
function isAdmitted({ catalogue, workload, runtimes }: PresetBasis, strategy: StrategyId): boolean {
  return runtimes.some(
    (runtime) => admissionFor(catalogue, workload, { strategy, runtime }).admitted,
  );
}
