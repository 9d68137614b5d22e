import { type PointerEvent, useRef, useState } from 'react';

import { spanBetween, spanMoved, type TimeSpan } from '../../charts/time-span.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import type { HoverPlace } from './hover-target.ts';
import { showSpan, type TimeFrame } from './time-control.ts';

/** Nearer to where it began, a drag is a click; nearer to the pinned line, a click lets go of it. */
const CLICK_PX = 4;

interface Drag {
  /** Shares 0 … 1 of the width; the span is the one that was shown when it began. */
  readonly from: number;
  readonly span: TimeSpan;
  readonly selects: boolean;
  hasMoved: boolean;
}

/**
 * The pointer over the timeline: where it is, there is the cross-hair; a click pins it, a drag moves
 * through the time, with Shift it selects; a double click shows the whole run.
 */
export function usePointer(
  time: TimeViewStore,
  { whole, shown }: TimeFrame,
  onHover: (place: HoverPlace | null) => void,
) {
  const drag = useRef<Drag | null>(null);
  const [isDragging, setIsDragging] = useState(false);
  const handleDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      from: shareOf(event),
      span: shown,
      selects: event.shiftKey,
      hasMoved: false,
    };
  };
  const handleMove = (event: PointerEvent) => {
    const { clientX, clientY, currentTarget } = event;
    const share = shareOf(event);
    const { current } = drag;
    const movedPx = Math.abs(share - (current?.from ?? share)) * currentTarget.clientWidth;
    if (current !== null && movedPx >= CLICK_PX) current.hasMoved = true;
    if (current?.hasMoved === true) {
      setIsDragging(true);
      onHover(null);
      if (current.selects)
        time.select(spanBetween(current.span, clamp(current.from), clamp(share)));
      else showSpan(time, whole, spanMoved(current.span, current.from - share));
      return;
    }
    time.point(momentOf(shown, share));
    onHover({ clientX, clientY });
  };
  const handleUp = (event: PointerEvent) => {
    const { current } = drag;
    drag.current = null;
    setIsDragging(false);
    if (current === null || current.hasMoved) return;
    pinOrLetGo(time, shown, shareOf(event), CLICK_PX / event.currentTarget.clientWidth);
  };
  const handleCancel = () => {
    drag.current = null;
    setIsDragging(false);
  };
  const handleLeave = () => {
    time.point(null);
    onHover(null);
  };
  return {
    isDragging,
    handlers: {
      onPointerDown: handleDown,
      onPointerMove: handleMove,
      onPointerUp: handleUp,
      onPointerCancel: handleCancel,
      onPointerLeave: handleLeave,
      onDoubleClick: () => time.show(null),
    },
  };
}

function pinOrLetGo(time: TimeViewStore, shown: TimeSpan, share: number, nearShare: number): void {
  const { cursorS, isPinned } = time.view.get();
  const atS = momentOf(shown, share);
  const isNear = Math.abs(atS - (cursorS ?? Infinity)) <= nearShare * (shown[1] - shown[0]);
  if (isPinned && isNear) time.unpin();
  else time.pin(atS);
}

function momentOf([startS, endS]: TimeSpan, share: number): number {
  return startS + clamp(share) * (endS - startS);
}

function shareOf({ clientX, currentTarget }: PointerEvent): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return (clientX - left) / width;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
