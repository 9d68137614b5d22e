import { useApp } from '../shell/app-context.ts';

/** Before the first lesson: how they go. */
export function LessonsIntro() {
  const { lessons } = useApp();
  const [first] = lessons.lessons;
  return (
    <div className="empty-state">
      <div className="empty-card">
        <h2>Predict, run, see</h2>
        <p>
          Each lesson asks one question about concurrency. Choose the curve that you expect, then
          run real programs on this machine, and see what was measured over what you predicted.
        </p>
        <p>
          A lesson takes two or three minutes. Its runs are an experiment like any other: it can be
          opened in Compare, changed and run again.
        </p>
        {first !== undefined && (
          <button
            type="button"
            className="button button-primary"
            onClick={() => lessons.open(first.id)}
          >
            Begin with “{first.title}”
          </button>
        )}
      </div>
    </div>
  );
}
