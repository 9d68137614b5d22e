import { type RefObject, useEffect, useState } from 'react';

/** Lanes `first` … `end` − 1 are to be drawn. */
export interface LaneWindow {
  readonly first: number;
  readonly end: number;
}

/** Drawn beyond each edge, so that scrolling shows no blank before the next frame. */
const OVERSCAN_LANES = 3;

/** Which lanes of one height are in sight of the element that scrolls them. */
export function useLaneWindow(
  scroller: RefObject<HTMLElement | null>,
  lanes: number,
  lanePx: number,
): LaneWindow {
  const [view, setView] = useState({ topPx: 0, heightPx: 320 });
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
  }, [scroller]);
  return laneWindow(view.topPx, view.heightPx, lanes, lanePx);
}

/** @param topPx how far the lanes are scrolled */
export function laneWindow(
  topPx: number,
  heightPx: number,
  lanes: number,
  lanePx: number,
): LaneWindow {
  const visible = Math.ceil(heightPx / lanePx) + 1;
  const top = Math.min(Math.floor(topPx / lanePx), Math.max(0, lanes - visible));
  return {
    first: Math.max(0, top - OVERSCAN_LANES),
    end: Math.min(lanes, top + visible + OVERSCAN_LANES),
  };
}
