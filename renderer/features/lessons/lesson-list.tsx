import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';

/** All lessons; those that were run to their end in this session are marked. */
export function LessonList() {
  const { lessons } = useApp();
  const { openedId, done } = useReadable(lessons.view);
  return (
    <nav className="lesson-list" aria-label="Lessons">
      <h2>Lessons</h2>
      <ol>
        {lessons.lessons.map(({ id, title, minutes }, index) => (
          <li key={id}>
            <button
              type="button"
              className="lesson-link"
              aria-current={id === openedId ? 'true' : undefined}
              onClick={() => lessons.open(id)}
            >
              <span className="lesson-number" aria-hidden="true">
                {done.has(id) ? <Icon name="check" /> : index + 1}
              </span>
              <span className="lesson-title">{title}</span>
              <span className="lesson-minutes">{minutes} min</span>
              {done.has(id) && <span className="visually-hidden">, done</span>}
            </button>
          </li>
        ))}
      </ol>
      <p className="lesson-list-note">
        Done lessons are marked until Corelane ends. Their experiments stay in the history.
      </p>
    </nav>
  );
}
