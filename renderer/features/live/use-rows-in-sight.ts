import { useCallback, useMemo } from 'react';

import { HeldReadable } from '../../stores/held-readable.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

interface RowsInSight {
  readonly view: LiveView;
  /** To be given to the element that shows them. */
  readonly watch: (element: HTMLElement | null) => (() => void) | undefined;
}

/** Whoever reads the page without looking at it still gets numbers of no more than this age. */
const OUT_OF_SIGHT_MS = 5000;

/**
 * What has a row a worker. Scrolled out of sight it changes every few seconds only, as long as the run is in
 * the same state with the same workers: laying out hundreds of numbers a second that nobody sees holds the
 * page up.
 */
export function useRowsInSight(): RowsInSight {
  const { live } = useApp();
  const rows = useMemo(() => new HeldReadable(live.rows, mayWait), [live.rows]);
  const view = useReadable(rows);
  const watch = useCallback(
    (element: HTMLElement | null) => (element === null ? undefined : holdOutOfSight(element, rows)),
    [rows],
  );
  return { view, watch };
}

function mayWait(held: LiveView, newest: LiveView): boolean {
  const ageMs = (newest.elapsedMs ?? Infinity) - (held.elapsedMs ?? 0);
  return held.state === newest.state && ageMs < OUT_OF_SIGHT_MS;
}

function holdOutOfSight(element: HTMLElement, rows: HeldReadable<LiveView>): () => void {
  const observer = new IntersectionObserver((changes) => {
    if (changes.at(-1)?.isIntersecting === false) rows.hold();
    else rows.letGo();
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    rows.letGo();
  };
}
