import { type RefObject, useCallback, useMemo } from 'react';

import { drawLanes, type LanesPicture } from '../../charts/timeline/draw-lanes.ts';
import type { Pen } from '../../charts/timeline/pen.ts';
import { type TimeGeometry, timeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { TimelineColours } from '../../charts/timeline/timeline-colours.ts';
import { useCanvas } from '../../charts/timeline/use-canvas.ts';
import { useApp } from '../shell/app-context.ts';
import { LaneRow } from './lane-row.tsx';
import type { GroupHeading, Lane } from './lanes.ts';
import { useLaneWindow } from './use-lane-window.ts';
import type { Timeline } from './use-timeline.ts';

interface TimelineLanesProps {
  readonly timeline: Timeline;
  readonly geometry: TimeGeometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onToggle: (heading: GroupHeading) => void;
}

/** A lane for each worker, or under headings. Scrolls inside itself; only the lanes in sight are drawn. */
export function TimelineLanes({ timeline, geometry, scroller, onToggle }: TimelineLanesProps) {
  const { lanes, layout, places, track } = timeline;
  const { live } = useApp();
  const { first, end } = useLaneWindow(scroller, lanes.length, layout.lanePx);
  const shown = useMemo(() => lanes.slice(first, end), [lanes, first, end]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="timeline-lanes" ref={scroller} tabIndex={0} role="group" aria-label="Lanes">
      <div className="timeline-lanes-content" style={{ height: places * layout.lanePx }}>
        <LanesCanvas
          timeline={timeline}
          lanes={shown}
          geometry={geometry}
          topPx={first * layout.lanePx}
        />
        {shown.map((lane, index) => (
          <LaneRow
            key={lane.id}
            lane={lane}
            track={track}
            time={live.time}
            hasTasks={timeline.hasTasks}
            topPx={(first + index) * layout.lanePx}
            heightPx={layout.lanePx}
            onToggle={onToggle}
          />
        ))}
      </div>
    </div>
  );
}

interface LanesCanvasProps {
  readonly timeline: Timeline;
  readonly lanes: readonly Lane[];
  readonly geometry: TimeGeometry;
  readonly topPx: number;
}

function LanesCanvas({ timeline, lanes, geometry, topPx }: LanesCanvasProps) {
  const { track, tasks, layout, work } = timeline;
  const { span, leftPx, widthPx } = geometry;
  const heightPx = lanes.length * layout.lanePx;
  const tasksFromS = tasks?.workStartS ?? 0;
  const picture = useMemo(
    (): LanesPicture => ({ track, lanes, layout, work, tasksFromS }),
    [track, lanes, layout, work, tasksFromS],
  );
  const draw = useCallback(
    (pen: Pen, colours: TimelineColours) =>
      drawLanes(pen, picture, timeGeometry(span, 0, widthPx), colours),
    [picture, span, widthPx],
  );
  const canvas = useCanvas(widthPx, heightPx, draw);
  return (
    <div
      className="timeline-canvas"
      role="img"
      aria-label="States and tasks of each worker over time. The tables of the workers have their figures."
      style={{ top: topPx, left: leftPx }}
    >
      <canvas ref={canvas} style={{ width: widthPx, height: heightPx }} />
    </div>
  );
}
