import { type RefObject, useEffect, useRef, useState } from 'react';

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Rows `first` … `end` − 1 are to be rendered. */
  readonly first: number;
  readonly end: number;
}

/** Rendered beyond each edge, so that scrolling by keys or wheel shows no blank. */
const OVERSCAN_ROWS = 6;

/** Which rows of a fixed height are in sight of their scrolling container. */
export function useRowWindow(rowCount: number, rowHeightPx: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ topPx: 0, heightPx: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setView({ topPx: element.scrollTop, heightPx: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  const visibleRows = Math.ceil(view.heightPx / rowHeightPx);
  const top = Math.floor(view.topPx / rowHeightPx);
  const first = Math.max(0, Math.min(top, rowCount - visibleRows) - OVERSCAN_ROWS);
  return { scroller, first, end: Math.min(rowCount, top + visibleRows + OVERSCAN_ROWS) };
}
