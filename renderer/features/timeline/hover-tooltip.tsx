import { type RefObject, useLayoutEffect, useRef } from 'react';

import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import { type HoverPlace, type HoverTarget, hoverTarget } from './hover-target.ts';
import { StatesTip } from './states-tip.tsx';
import { TaskTip } from './task-tip.tsx';
import type { Timeline } from './use-timeline.ts';

interface HoverTooltipProps {
  readonly place: HoverPlace;
  readonly timeline: Timeline;
  readonly geometry: TimeGeometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const GAP_PX = 14;
const MARGIN_PX = 8;

/** What lies under the pointer, beside it and inside the window. */
export function HoverTooltip({ place, timeline, geometry, scroller }: HoverTooltipProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) moveBeside(box.current, place);
  });
  const target = targetAt(place, timeline, geometry, scroller.current);
  if (target === null) return null;
  return (
    <div ref={box} className="chart-tooltip timeline-tooltip" aria-hidden="true">
      {target.task === null ? (
        <StatesTip lane={target.lane} track={timeline.track} atS={target.atS} />
      ) : (
        <TaskTip lane={target.lane} task={target.task} timeline={timeline} />
      )}
    </div>
  );
}

function targetAt(
  { clientX, clientY }: HoverPlace,
  timeline: Timeline,
  geometry: TimeGeometry,
  scroller: HTMLElement | null,
): HoverTarget | null {
  if (scroller === null) return null;
  const { left, top, bottom } = scroller.getBoundingClientRect();
  if (clientY < top || clientY >= bottom) return null;
  return hoverTarget(timeline, geometry, clientX - left, clientY - top + scroller.scrollTop);
}

function moveBeside(box: HTMLElement, { clientX, clientY }: HoverPlace): void {
  const { width, height } = box.getBoundingClientRect();
  const fitsRight = clientX + GAP_PX + width + MARGIN_PX <= window.innerWidth;
  const fitsBelow = clientY + GAP_PX + height + MARGIN_PX <= window.innerHeight;
  box.style.left = `${fitsRight ? clientX + GAP_PX : clientX - GAP_PX - width}px`;
  box.style.top = `${fitsBelow ? clientY + GAP_PX : clientY - GAP_PX - height}px`;
}
