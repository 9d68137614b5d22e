import type { MeasuredPoint } from './measured-points.ts';
import { nearestCurve } from './nearest-curve.ts';
import type { CurrentLesson, LessonChoice } from './use-lesson.ts';

/** What a run says about the prediction. */
export interface LessonAnswer {
  /** `null`: not every point was measured, so it can't be told. */
  readonly nearest: LessonChoice | null;
  readonly sentence: string;
  /** Why what was measured is not what the lesson expects; `null`: it is, or it can't be told. */
  readonly surprise: string | null;
}

type Asked = Pick<CurrentLesson, 'choices' | 'prediction'> & {
  readonly expected: LessonChoice['id'];
  readonly effectiveCores: number;
};

/** Compares prediction, measurement and what was to be expected. */
export function lessonAnswer(
  { choices, prediction, expected, effectiveCores }: Asked,
  points: readonly Pick<MeasuredPoint, 'speedup'>[],
): LessonAnswer {
  const speedups = points.map(({ speedup }) => speedup);
  const nearest = nearestCurve(choices, speedups);
  if (nearest === null) return { nearest, sentence: incomplete(speedups), surprise: null };
  const predicted = prediction?.label ?? '';
  return {
    nearest,
    sentence:
      nearest.id === prediction?.id
        ? `You predicted “${predicted}”, and that is what it came nearest to.`
        : `You predicted “${predicted}”; it came nearest to “${nearest.label}”.`,
    surprise:
      nearest.id === expected
        ? null
        : surpriseText(
            choices.find(({ id }) => id === expected),
            effectiveCores,
          ),
  };
}

function incomplete(speedups: readonly (number | null)[]): string {
  const count = speedups.filter((speedup) => speedup !== null).length;
  return `Only ${count} of ${speedups.length} points were measured, so it can’t be told which curve comes nearest.`;
}

function surpriseText(expected: LessonChoice | undefined, effectiveCores: number): string {
  const start = `The lesson expects “${expected?.label ?? ''}”.`;
  return effectiveCores < 2
    ? `${start} Corelane may use less than two cores here, so nothing can be computed side by side.`
    : `${start} It did not come out so here: other programs may have used the cores, or this machine or runtime is different. The verdicts say what limited each run; run it again on a quiet machine to be sure.`;
}
