import { lazy, Suspense, useEffect, useRef } from 'react';

import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import { useApp } from '../shell/app-context.ts';
import { lessonAnswer } from './lesson-answer.ts';
import { LessonWays } from './lesson-ways.tsx';
import { measuredPoints } from './measured-points.ts';
import { PointsTable } from './points-table.tsx';
import type { CurrentLesson } from './use-lesson.ts';

const LessonChart = lazy(async () => ({
  default: (await import('./lesson-chart.tsx')).LessonChart,
}));

interface LessonOutcomeProps {
  readonly current: CurrentLesson;
  readonly result: ExperimentBrief;
}

/** What was measured, over what was predicted, and why it is so. */
export function LessonOutcome({ current, result }: LessonOutcomeProps) {
  const { facts } = useApp();
  const focused = useFocusIfLost();
  const { lesson, prediction, cores } = current;
  const points = measuredPoints(lesson, result, cores);
  const { effectiveCores } = facts.machine;
  const answer = lessonAnswer({ ...current, expected: lesson.expected, effectiveCores }, points);
  return (
    <div className="lesson-result">
      <section ref={focused} tabIndex={-1} className="panel lesson-answer" aria-label="Outcome">
        <p className="lesson-answer-sentence" role="status">
          {answer.sentence}
        </p>
        {result.state === 'stopped' && (
          <p className="lesson-surprise">
            The lesson was stopped: what is here rests on fewer runs than it asks for.
          </p>
        )}
        {result.error !== null && <p className="field-error">{result.error.message}</p>}
        {answer.surprise !== null && <p className="lesson-surprise">{answer.surprise}</p>}
        <h3>Why</h3>
        <p>{lesson.why}</p>
        <p>
          <span className="verdict-label">Try next</span>
          {lesson.next}
        </p>
        <LessonWays current={current} result={result} />
      </section>
      <Suspense fallback={<div className="panel lesson-figure" aria-busy="true" />}>
        <LessonChart lesson={lesson} predicted={prediction?.speedups ?? []} points={points} />
      </Suspense>
      <PointsTable lesson={lesson} predicted={prediction?.speedups ?? []} points={points} />
    </div>
  );
}

/** The button that had the focus is gone when a lesson ends: without another place it would be lost. */
function useFocusIfLost() {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}
