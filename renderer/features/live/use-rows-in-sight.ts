import { useCallback, useMemo } from 'react';

import { HeldReadable } from '../../stores/held-readable.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

interface RowsInSight {
  readonly view: LiveView;
  /** To be given to the element that shows them. */
  readonly watch: (element: HTMLElement | null) => (() => void) | undefined;
}

/**
 * What has a row a worker. Scrolled out of sight it stands still, for as long as the run is in the same
 * state with the same workers: laying out hundreds of numbers a second that nobody sees holds the page up.
 */
export function useRowsInSight(): RowsInSight {
  const { live } = useApp();
  const rows = useMemo(() => new HeldReadable(live.rows, isSameState), [live.rows]);
  const view = useReadable(rows);
  const watch = useCallback(
    (element: HTMLElement | null) => (element === null ? undefined : holdOutOfSight(element, rows)),
    [rows],
  );
  return { view, watch };
}

function isSameState(held: LiveView, newest: LiveView): boolean {
  return held.state === newest.state;
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
