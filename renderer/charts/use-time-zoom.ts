import { useMemo, useState } from 'react';

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

/** Begins with the whole. What is chosen holds as long as the chart is there. */
export function useTimeZoom(whole: TimeSpan): TimeZoom {
  const [chosen, setChosen] = useState<TimeSpan | null>(null);
  // The same object as long as nothing changes: charts are drawn anew for another one.
  const span = useMemo(
    () => (chosen === null ? whole : spanWithin(whole, chosen)),
    [whole, chosen],
  );
  const show = (wanted: TimeSpan) => {
    const next = spanWithin(whole, wanted);
    const isWhole = next[1] - next[0] >= (whole[1] - whole[0]) * (1 - 1e-9);
    setChosen(isWhole ? null : next);
  };
  return {
    span,
    isZoomed: chosen !== null,
    show,
    showWhole: () => setChosen(null),
    scale: (factor) => show(spanScaled(span, factor)),
    move: (share) => show(spanMoved(span, share)),
  };
}
