import { Activity, lazy, Suspense } from 'react';

import type { OpenedView } from '../../stores/opened-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { HistoryList } from './history-list.tsx';
import { OpenedFailed, OpenedLoading } from './opened-message.tsx';
import { OpenedOverlay } from './opened-overlay.tsx';
import { OpenedRun } from './opened-run.tsx';
import { OpeningStrip } from './opening-strip.tsx';

/** Tables and charts that most sessions of the list do not need. */
const OpenedExperiment = lazy(async () => ({
  default: (await import('./opened-experiment.tsx')).OpenedExperiment,
}));

/** What was run so far: the list, or what was opened from it. */
export function HistoryView() {
  const view = useReadable(useApp().opened.view);
  return (
    <>
      <Activity mode={view.page === 'list' ? 'visible' : 'hidden'}>
        <HistoryList />
      </Activity>
      <Opened view={view} />
      <OpeningStrip />
    </>
  );
}

function Opened({ view }: { readonly view: OpenedView }) {
  switch (view.page) {
    case 'list':
      return null;
    case 'failed':
      return <OpenedFailed error={view.error} />;
    case 'run':
      return <OpenedRun stored={view.stored} replay={view.replay} />;
    case 'experiment':
      return (
        <Suspense fallback={<OpenedLoading />}>
          <OpenedExperiment stored={view.stored} />
        </Suspense>
      );
    case 'overlay':
      return <OpenedOverlay overlay={view.overlay} />;
  }
}
