import type { Lesson, LessonCurve } from '../../../contract/lesson.ts';
import { amountOf, lessonCores, pointLabel } from '../../../contract/lesson-plan.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { type LessonRuntime, lessonRuntime } from './lesson-runtime.ts';
import type { LessonAttempt } from './lesson-store.ts';
import type { DrawnCurve } from './nearest-curve.ts';

/** A curve to choose, in numbers for this machine. */
export interface LessonChoice extends DrawnCurve<LessonCurve['id']> {
  readonly label: string;
}

/** A lesson as it stands on this machine and in this session. */
export interface CurrentLesson {
  readonly lesson: Lesson;
  /** That it counts with. */
  readonly cores: number;
  readonly runtime: LessonRuntime;
  readonly pointLabels: readonly string[];
  readonly choices: readonly LessonChoice[];
  readonly prediction: LessonChoice | null;
  readonly attempt: LessonAttempt | null;
  /** Its experiment is under way. */
  readonly isRunning: boolean;
}

export function useLesson(lesson: Lesson): CurrentLesson {
  const { lessons, facts, runtimes, settings, experiment } = useApp();
  const { predictions, attempts } = useReadable(lessons.view);
  const { state } = useReadable(experiment.view);
  const { defaultRuntimes } = useReadable(settings.settings);
  const found = useReadable(runtimes.view).runtimes;
  const cores = lessonCores(facts.machine);
  const choices = lesson.curves.map(({ id, label, speedups }) => ({
    id,
    label,
    speedups: speedups.map((speedup) => amountOf(speedup, cores)),
  }));
  const attempt = attempts[lesson.id] ?? null;
  const chosenId = attempt?.prediction ?? predictions[lesson.id];
  return {
    lesson,
    cores,
    runtime: lessonRuntime(lesson, found, defaultRuntimes),
    pointLabels: lesson.points.map((point) => pointLabel(point, cores)),
    choices,
    prediction: choices.find(({ id }) => id === chosenId) ?? null,
    attempt,
    isRunning: attempt !== null && isUnderWay(state) && state.experimentId === attempt.experimentId,
  };
}
