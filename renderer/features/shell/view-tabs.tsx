import { type ViewName, VIEWS } from '../../stores/view-store.ts';
import { useApp, useReadable } from './app-context.ts';

const LABELS: Readonly<Record<ViewName, { readonly label: string; readonly tip: string }>> = {
  lab: { label: 'Lab', tip: 'Launch one run and watch it (Ctrl+1)' },
  compare: { label: 'Compare', tip: 'Compare strategies in an experiment (Ctrl+2)' },
  history: { label: 'History', tip: 'Every run and experiment so far (Ctrl+3)' },
  lessons: { label: 'Lessons', tip: 'Predict what a real run will show, then run it (Ctrl+4)' },
  processes: { label: 'Processes', tip: 'What runs on this machine, and acting on it (Ctrl+5)' },
};

/** The way between the views. */
export function ViewTabs() {
  const { views } = useApp();
  const current = useReadable(views.view);
  return (
    <nav className="view-tabs" aria-label="Views">
      {VIEWS.map((view, index) => (
        <button
          key={view}
          type="button"
          className="view-tab"
          aria-current={view === current ? 'page' : undefined}
          aria-keyshortcuts={`Control+${index + 1}`}
          data-tip={LABELS[view].tip}
          onClick={() => views.show(view)}
        >
          {LABELS[view].label}
        </button>
      ))}
    </nav>
  );
}
