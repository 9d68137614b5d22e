import { useSyncExternalStore } from 'react';

import type { TimeViewStore } from '../stores/time-view-store.ts';
import { placeOf, type PlotInsets } from './time-chart-area.tsx';
import type { TimeSpan } from './time-span.ts';

interface CrossHairProps {
  readonly time: TimeViewStore;
  readonly span: TimeSpan;
  readonly insets: PlotInsets;
}

/** A line at the moment that all charts of a run point out, where it is in sight. */
export function CrossHair({ time, span, insets }: CrossHairProps) {
  const { cursorS, isPinned } = useSyncExternalStore(time.view.subscribe, time.view.get);
  if (cursorS === null || cursorS < span[0] || cursorS > span[1]) return null;
  const share = (cursorS - span[0]) / (span[1] - span[0]);
  return (
    <div
      className={isPinned ? 'chart-cursor is-pinned' : 'chart-cursor'}
      style={{ left: placeOf(share, insets), top: insets.topPx, bottom: insets.bottomPx }}
    />
  );
}
