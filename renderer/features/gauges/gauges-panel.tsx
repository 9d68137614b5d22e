import { useMemo, useSyncExternalStore } from 'react';

import { gaugedSpan } from '../../stores/gauges/gauged-span.ts';
import { readGauges } from '../../stores/gauges/read-gauges.ts';
import { headerOf } from '../../stores/run-view.ts';
import type { TimeView, TimeViewStore } from '../../stores/time-view-store.ts';
import { useApp, useReadable, useSelected } from '../shell/app-context.ts';
import { ContentionPanel } from './contention-panel.tsx';
import { useHasGil } from './use-has-gil.ts';

/** What the workers of the run in front contend for: now, at a pinned moment, or in the selected time. */
export function GaugesPanel() {
  const { live } = useApp();
  const state = useSelected(live.view, (view) => view.state);
  const track = useReadable(live.track);
  // Told of right before the samples are: not drawn once more for it.
  const chart = live.chart.get();
  const time = useChosenTime(live.time);
  const header = headerOf(state);
  const hasGil = useHasGil(state);
  const shown = useMemo(() => {
    // Of a run that goes on they stand there from the beginning, so that nothing moves when they tell.
    const isRead = track !== null && (track.atMs.length > 0 || chart.isLive);
    if (!isRead || header === null) return null;
    const part = gaugedSpan(track, time, chart);
    return { part, gauges: readGauges(track, header, part.span, hasGil) };
  }, [track, header, time, chart, hasGil]);
  if (shown === null) return null;
  return (
    <ContentionPanel
      {...shown}
      workers={header?.workers ?? []}
      missing={() => (track?.atMs.length === 0 ? 'No reading yet.' : 'Not read in this part.')}
    />
  );
}

/** Without a new rendering for each move of the pointer: what it points at without a click is passed by. */
function useChosenTime({ view }: TimeViewStore): TimeView {
  const pinnedS = useSyncExternalStore(view.subscribe, () =>
    view.get().isPinned ? view.get().cursorS : null,
  );
  const selection = useSyncExternalStore(view.subscribe, () => view.get().selection);
  return useMemo(
    () => ({ span: null, selection, cursorS: pinnedS, isPinned: pinnedS !== null }),
    [selection, pinnedS],
  );
}
