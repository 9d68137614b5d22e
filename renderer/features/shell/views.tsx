import { Activity, lazy, type ReactNode, Suspense, useState } from 'react';

import type { ViewName } from '../../stores/view-store.ts';
import { LaunchPanel } from '../launch/launch-panel.tsx';
import { LiveRegion } from '../live/live-region.tsx';
import { useApp, useReadable } from './app-context.ts';

/** None of them is part of the first paint. */
const CompareView = lazy(async () => ({
  default: (await import('../compare/compare-view.tsx')).CompareView,
}));

const HistoryView = lazy(async () => ({
  default: (await import('../history/history-view.tsx')).HistoryView,
}));

const LessonsView = lazy(async () => ({
  default: (await import('../lessons/lessons-view.tsx')).LessonsView,
}));

const ProcessesView = lazy(async () => ({
  default: (await import('../processes/processes-view.tsx')).ProcessesView,
}));

/** The view in front. The others keep their state, but draw nothing and listen to nothing. */
export function Views() {
  const { views } = useApp();
  const current = useReadable(views.view);
  const [visited, setVisited] = useState<ReadonlySet<ViewName>>(new Set([current]));
  // Nothing is built before it is looked at: the start would wait for it.
  if (!visited.has(current)) setVisited(new Set([...visited, current]));
  const show = (view: ViewName, content: ReactNode) =>
    visited.has(view) && (
      <Activity mode={view === current ? 'visible' : 'hidden'}>
        <Suspense fallback={<div className="view" aria-busy="true" />}>{content}</Suspense>
      </Activity>
    );
  return (
    <main className="app-main">
      {show(
        'lab',
        <div className="view split-view">
          <LaunchPanel />
          <LiveRegion />
        </div>,
      )}
      {show(
        'compare',
        <div className="view split-view">
          <CompareView onShowLive={() => views.show('lab')} />
        </div>,
      )}
      {show(
        'history',
        <div className="view">
          <HistoryView />
        </div>,
      )}
      {show(
        'lessons',
        <div className="view split-view">
          <LessonsView />
        </div>,
      )}
      {show(
        'processes',
        <div className="view">
          <ProcessesView />
        </div>,
      )}
    </main>
  );
}
