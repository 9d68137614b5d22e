import { type MouseEvent, type PointerEvent, type ReactNode, useState } from 'react';

import { spanBetween } from './time-span.ts';
import type { TimeZoom } from './use-time-zoom.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** How far from the edges of its area a chart plots, in CSS pixels. */
export interface PlotInsets {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

interface TimeChartAreaProps {
  readonly className?: string;
  readonly insets: PlotInsets;
  readonly zoom: TimeZoom;
  /** Told where the pointer is, as a share 0 … 1 of the plot's width; `null`: elsewhere. */
  readonly onPoint?: (share: number | null) => void;
  /** Told where it was clicked, likewise; `null`: it was clicked twice, which takes that back. */
  readonly onPick?: (share: number | null) => void;
  readonly children: ReactNode;
}

interface Drag {
  readonly from: number;
  readonly to: number;
}

/** Less than this share of the width was a click. */
const LEAST_DRAG = 0.01;

/** The place of a chart over time: dragging across it shows the part in between, a double click all of it again. */
export function TimeChartArea(props: TimeChartAreaProps) {
  const { className = '', insets, zoom, onPoint, onPick, children } = props;
  const [drag, setDrag] = useState<Drag | null>(null);
  const handleDown = (event: PointerEvent<HTMLDivElement>) => {
    const share = shareOf(event, insets);
    if (!startsDrag(event) || share !== clamp(share)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from: share, to: share });
  };
  const handleMove = (event: PointerEvent<HTMLDivElement>) => {
    const share = shareOf(event, insets);
    if (drag !== null) setDrag({ ...drag, to: clamp(share) });
    onPoint?.(share === clamp(share) ? share : null);
  };
  const handleUp = () => {
    if (drag === null) return;
    setDrag(null);
    const isDrag = Math.abs(drag.to - drag.from) >= LEAST_DRAG;
    if (isDrag) zoom.show(spanBetween(zoom.span, drag.from, drag.to));
    else onPick?.(drag.from);
  };
  const handleDoubleClick = (event: MouseEvent) => {
    if (isOnButton(event)) return;
    zoom.showWhole();
    onPick?.(null);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside do the same for keys
    <div
      className={`chart-area zoomable ${className}`}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => onPoint?.(null)}
      onDoubleClick={handleDoubleClick}
    >
      {children}
      {drag !== null && <Selection drag={drag} insets={insets} />}
      <ZoomButtons zoom={zoom} />
    </div>
  );
}

function Selection({ drag, insets }: { readonly drag: Drag; readonly insets: PlotInsets }) {
  const { topPx, bottomPx } = insets;
  const left = Math.min(drag.from, drag.to);
  const width = Math.abs(drag.to - drag.from);
  return (
    <div
      className="chart-selection"
      style={{
        top: topPx,
        bottom: bottomPx,
        left: placeOf(left, insets),
        width: `calc((100% - ${insets.leftPx + insets.rightPx}px) * ${width})`,
      }}
    />
  );
}

/** Distance from the left edge of the area, as CSS. */
export function placeOf(share: number, { leftPx, rightPx }: PlotInsets): string {
  return `calc(${leftPx}px + (100% - ${leftPx + rightPx}px) * ${share})`;
}

/** A finger scrolls the page; buttons inside the area are buttons. */
function startsDrag(event: PointerEvent): boolean {
  return event.button === 0 && event.pointerType !== 'touch' && !isOnButton(event);
}

function isOnButton({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

function shareOf(event: PointerEvent<HTMLDivElement>, { leftPx, rightPx }: PlotInsets): number {
  const box = event.currentTarget.getBoundingClientRect();
  return (event.clientX - box.left - leftPx) / (box.width - leftPx - rightPx);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
