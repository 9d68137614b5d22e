import { type RefObject, useLayoutEffect, useRef } from 'react';

import { useApp, useReadable } from '../shell/app-context.ts';

export interface RowHeights {
  readonly rowPx: number;
  /** Of the head, which lies over the rows that are scrolled below it. */
  readonly headPx: number;
}

/**
 * Keeps the selected row where it is in sight when the order changes below it, if that is wanted; one
 * that the keys have moved out of sight is brought back in any case.
 * @param selected place of the selected row; −1: it is not in the list
 */
export function useFollow(
  scroller: RefObject<HTMLDivElement | null>,
  selected: number,
  { rowPx, headPx }: RowHeights,
): void {
  const { selectedKey, follows } = useReadable(useApp().processes.view);
  const before = useRef({ key: selectedKey, index: selected });
  // Before the browser draws: the row must not be seen to jump.
  useLayoutEffect(() => {
    const { key, index } = before.current;
    before.current = { key: selectedKey, index: selected };
    const element = scroller.current;
    if (element === null || selected < 0) return;
    const isSameRow = key === selectedKey;
    if (!isSameRow) keepInSight(element, selected, { rowPx, headPx });
    else if (follows && index !== selected) {
      if (index >= 0) element.scrollBy(0, (selected - index) * rowPx);
      keepInSight(element, selected, { rowPx, headPx });
    }
  }, [scroller, selected, selectedKey, follows, rowPx, headPx]);
}

function keepInSight(scroller: HTMLElement, index: number, { rowPx, headPx }: RowHeights): void {
  const topPx = index * rowPx;
  const lowestPx = topPx + rowPx + headPx - scroller.clientHeight;
  if (topPx < scroller.scrollTop) scroller.scrollTop = topPx;
  else if (lowestPx > scroller.scrollTop) scroller.scrollTop = lowestPx;
}
