import { useApp } from '../shell/app-context.ts';
import { CurvePicture } from './curve-picture.tsx';
import { doublingScale } from './doubling-scale.ts';
import { speedupText } from './speedup-text.ts';
import type { CurrentLesson, LessonChoice } from './use-lesson.ts';

/** Three curves of which one is to be chosen, before anything is measured. */
export function PredictionField({ current }: { readonly current: CurrentLesson }) {
  const { lesson, choices, cores, attempt, pointLabels } = current;
  return (
    <fieldset className="prediction" disabled={attempt !== null}>
      <legend>
        {attempt === null ? 'Which curve do you expect?' : 'Your prediction'}{' '}
        <span className="prediction-axis">
          Speed-up against “{pointLabels[0]}” (dashed), by {lesson.axis.label}, on {cores} cores
        </span>
      </legend>
      <div className="prediction-choices">
        {choices.map((choice) => (
          <Choice key={choice.id} choice={choice} current={current} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly choice: LessonChoice;
  readonly current: CurrentLesson;
}

function Choice({ choice, current }: ChoiceProps) {
  const { lessons } = useApp();
  const { lesson, choices, prediction, pointLabels } = current;
  const scale = doublingScale(choices.flatMap(({ speedups }) => speedups));
  const helpId = `${lesson.id}-${choice.id}-values`;
  return (
    <label className="curve-choice">
      <input
        type="radio"
        name={`prediction-${lesson.id}`}
        checked={choice.id === prediction?.id}
        aria-describedby={helpId}
        onChange={() => lessons.predict(lesson.id, choice.id)}
      />
      <span className="curve-card">
        <span className="curve-label">{choice.label}</span>
        <CurvePicture speedups={choice.speedups} points={lesson.axis.points} scale={scale} />
        <span
          id={helpId}
          className="curve-values"
          style={{ gridTemplateColumns: `repeat(${pointLabels.length}, minmax(0, 1fr))` }}
        >
          {pointLabels.map((label, index) => (
            <span key={label}>
              <strong>{speedupText(choice.speedups[index] ?? null)}</strong> {label}
            </span>
          ))}
        </span>
      </span>
    </label>
  );
}
