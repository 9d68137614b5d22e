/** How a lesson is fitted to a machine: main and renderer agree here. */
import type { ExperimentSpec, StrategyChoice } from './experiment.ts';
import { EXPERIMENT_DEFAULTS } from './experiment-presets.ts';
import type { Amount, Lesson, LessonPoint } from './lesson.ts';
import type { RunRequest } from './run.ts';
import type { RunOptions } from './run-options.ts';

/** What of a machine decides how a lesson is run. */
export interface LessonMachine {
  readonly effectiveCores: number;
  /** Logical CPUs, ascending. */
  readonly allowedCores: readonly number[];
  /** `null`: runs can be confined to some of them. */
  readonly noAffinityReason: string | null;
}

/** Fewer, and all curves would be the same. */
const LEAST_CORES = 2;
/** More would leave too little work for each to be timed; runs are confined to these. */
const MOST_CORES = 8;
/** Where runs can't be confined; sixteen times as many workers still are as many as there may be. */
const MOST_UNCONFINED_CORES = 16;

/** Cores that a lesson counts with, 2 to 16: on a machine with a single one it is still told for two. */
export function lessonCores({ effectiveCores, noAffinityReason }: LessonMachine): number {
  const most = noAffinityReason === null ? MOST_CORES : MOST_UNCONFINED_CORES;
  return Math.min(most, Math.max(LEAST_CORES, Math.floor(effectiveCores)));
}

/** The number that an amount comes to; counts are whole. */
export function amountOf(amount: Amount, cores: number): number {
  return typeof amount === 'number' ? amount : amount.timesCores * cores;
}

/** The experiment that answers a lesson's question: one configuration for each of its points. */
export function lessonSpec(
  lesson: Lesson,
  runtimeId: string,
  machine: LessonMachine,
): ExperimentSpec {
  const { points, work, baseline, title } = lesson;
  const cores = lessonCores(machine);
  const common = commonOptions(points);
  const counts = points.map(({ workers }) => amountOf(workers, cores));
  return {
    ...EXPERIMENT_DEFAULTS,
    title: `Lesson: ${title}`,
    workload: work.workload,
    parameters: work.parameters,
    strategies: strategiesOf(points, common),
    options: common,
    runtimeIds: [runtimeId],
    workers: [...new Set(counts)].sort((left, right) => left - right),
    cores: confinement(machine, cores),
    // A first look at a shape: who wants to tell small differences goes on in Compare.
    warmups: 0,
    stopRule: { rule: 'repeats', repeats: work.repeats },
    baseline,
  };
}

/** What of a configuration tells at which point it was measured. */
export type PlacedConfiguration = Pick<RunRequest, 'strategy' | 'workers' | 'options'>;

/** Whether a configuration of the lesson's experiment is that of this point. */
export function isAtPoint(
  { strategy, workers, options }: LessonPoint,
  configuration: PlacedConfiguration,
  cores: number,
): boolean {
  const hasOptions = Object.entries(options).every(
    ([name, value]) => configuration.options[name as keyof RunOptions] === value,
  );
  const hasWorkers =
    strategy === 'sequential' || configuration.workers === amountOf(workers, cores);
  return configuration.strategy === strategy && hasWorkers && hasOptions;
}

/** Name of a point on the axis. */
export function pointLabel({ label, workers }: LessonPoint, cores: number): string {
  return label ?? String(amountOf(workers, cores));
}

/** Options that all points share belong to the experiment, where Compare lets them be changed. */
function commonOptions(points: readonly LessonPoint[]): RunOptions {
  const [first, ...others] = points.map(({ options }) => options);
  const areSame = others.every((options) => JSON.stringify(options) === JSON.stringify(first));
  return areSame && first !== undefined ? first : {};
}

/** Each once, with the options that are not `common`. */
function strategiesOf(
  points: readonly LessonPoint[],
  common: RunOptions,
): readonly StrategyChoice[] {
  const byKey = new Map<string, StrategyChoice>();
  for (const { strategy, options } of points) {
    const own = Object.keys(common).length > 0 ? {} : options;
    byKey.set(JSON.stringify([strategy, own]), { strategy, options: own });
  }
  return [...byKey.values()];
}

function confinement(machine: LessonMachine, cores: number): readonly number[] | null {
  const { effectiveCores, allowedCores, noAffinityReason } = machine;
  const canBeFewer = noAffinityReason === null && allowedCores.length > cores;
  return canBeFewer && effectiveCores > cores ? allowedCores.slice(0, cores) : null;
}
