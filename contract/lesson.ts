/** Lessons: questions that a few real runs answer. Plain data; `lesson-plan.ts` fits it to a machine. */
import type { HostStrategyId } from './catalogue.ts';
import type { BaselineChoice, ExperimentSpec } from './experiment.ts';
import type { RunOptions } from './run-options.ts';
import type { InterpreterKind } from './runtime.ts';

export type LessonId =
  | 'gil'
  | 'gil-released'
  | 'oversubscription'
  | 'lock-convoy'
  | 'uneven-work'
  | 'start-up-and-copy'
  | 'async-or-threads'
  | 'blocked-loop';

/** A number, or so many times the cores that a lesson uses. */
export type Amount = number | { readonly timesCores: number };

/** One place on the axis of a lesson, and the one configuration that is measured there. */
export interface LessonPoint {
  /** `null`: the number of workers. */
  readonly label: string | null;
  readonly strategy: HostStrategyId;
  /** Told in full where two points differ in nothing else. */
  readonly options: RunOptions;
  readonly workers: Amount;
}

/** One of the answers to choose from. */
export interface LessonCurve {
  readonly id: 'first' | 'second' | 'third';
  /** What it says, in a few words. */
  readonly label: string;
  /** Speed-up against the baseline at each point: 2 is twice as fast. */
  readonly speedups: readonly Amount[];
}

export interface Lesson {
  readonly id: LessonId;
  readonly title: string;
  /** One or two sentences. */
  readonly question: string;
  /** Of reader and machine together. */
  readonly minutes: number;
  /** All its runs, on two cores. */
  readonly runSeconds: number;
  readonly runtime: {
    readonly kind: InterpreterKind;
    /** Only an interpreter whose GIL is on shows it. */
    readonly needsGil: boolean;
  };
  readonly work: {
    readonly workload: ExperimentSpec['workload'];
    readonly parameters: ExperimentSpec['parameters'];
    /** Runs of each point. */
    readonly repeats: number;
  };
  /** What the speed-ups are held against. */
  readonly baseline: BaselineChoice;
  readonly axis: {
    readonly label: string;
    /** Numbers are joined by a line; ways of doing it stand side by side. */
    readonly points: 'numbers' | 'ways';
  };
  /** In the order of the axis. */
  readonly points: readonly LessonPoint[];
  readonly curves: readonly [LessonCurve, LessonCurve, LessonCurve];
  /** Which of them is to be expected where there is more than one core. */
  readonly expected: LessonCurve['id'];
  /** Two sentences. */
  readonly why: string;
  /** What to try afterwards, one sentence. */
  readonly next: string;
  /** Whose code to read. */
  readonly code: { readonly strategy: HostStrategyId; readonly options: RunOptions };
}
