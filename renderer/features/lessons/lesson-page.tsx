import type { Lesson } from '../../../contract/lesson.ts';
import { runtimeTitle } from '../../../contract/runtime-title.ts';
import { useApp } from '../shell/app-context.ts';
import { LessonControls } from './lesson-controls.tsx';
import { LessonOutcome } from './lesson-outcome.tsx';
import { PredictionField } from './prediction-field.tsx';
import { type CurrentLesson, useLesson } from './use-lesson.ts';

/** One lesson: the question, the prediction, the run, and what came of it. */
export function LessonPage({ lesson }: { readonly lesson: Lesson }) {
  const current = useLesson(lesson);
  const result = current.attempt?.result ?? null;
  return (
    <article className="lesson-page" aria-label={lesson.title}>
      <header className="lesson-head">
        <h2>{lesson.title}</h2>
        <p className="lesson-question">{lesson.question}</p>
        <WorkLine current={current} />
      </header>
      <PredictionField current={current} />
      {result === null ? (
        <LessonControls current={current} />
      ) : (
        <LessonOutcome current={current} result={result} />
      )}
    </article>
  );
}

/** What would run, in a line. */
function WorkLine({
  current: { lesson, runtime, pointLabels },
}: {
  readonly current: CurrentLesson;
}) {
  const { facts } = useApp();
  const { work, axis } = lesson;
  const workload = facts.catalogue.workloads.find(({ id }) => id === work.workload);
  return (
    <ul className="lesson-work">
      <li>{workload?.label}</li>
      {runtime.runtime !== null && <li>{runtimeTitle(runtime.runtime)}</li>}
      {axis.points === 'numbers' && (
        <li>
          {pointLabels.join(', ')} {axis.label}
        </li>
      )}
      <li>{work.repeats} runs of each</li>
    </ul>
  );
}
