import { useMemo, useState, useSyncExternalStore } from 'react';

import { TimeViewStore } from '../stores/time-view-store.ts';
import { spanMoved, spanScaled, spanWithin, type TimeSpan } from './time-span.ts';

/** Which part of its time a chart shows, and the ways to another. */
export interface TimeZoom {
  readonly span: TimeSpan;
  readonly isZoomed: boolean;
  readonly show: (span: TimeSpan) => void;
  readonly showWhole: () => void;
  /** Half as wide, or twice. */
  readonly scale: (factor: number) => void;
  readonly move: (share: number) => void;
}

/**
 * Begins with the whole. What is chosen holds as long as `time` is there: charts with the same one
 * show the same part.
 */
export function useTimeZoom(whole: TimeSpan, time: TimeViewStore): TimeZoom {
  const { view } = time;
  const chosen = useSyncExternalStore(view.subscribe, () => view.get().span);
  // The same object as long as nothing changes: charts are drawn anew for another one.
  const span = useMemo(
    // Another chart may show less than this one would: it is shown all the same.
    () => (chosen === null ? whole : spanWithin(whole, chosen, chosen[1] - chosen[0])),
    [whole, chosen],
  );
  const show = (wanted: TimeSpan) => time.showWithin(whole, wanted);
  return {
    span,
    isZoomed: chosen !== null,
    show,
    showWhole: () => time.show(null),
    scale: (factor) => show(spanScaled(span, factor)),
    move: (share) => show(spanMoved(span, share)),
  };
}

/** What a chart shows that stands alone. */
export function useOwnTime(): TimeViewStore {
  const [time] = useState(() => new TimeViewStore());
  return time;
}
