import { type RefObject, useMemo } from 'react';

import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import { useApp, useSelected } from '../shell/app-context.ts';
import { LaneCanvases } from './lane-canvases.tsx';
import { LaneRow } from './lane-row.tsx';
import type { GroupHeading } from './lanes.ts';
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
        {lanes.length === 0 && places > 0 && <NoneYet />}
        <LaneCanvases
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

/** With hundreds of workers their start takes seconds. */
function NoneYet() {
  const { live } = useApp();
  const isLive = useSelected(live.chart, (chart) => chart.isLive);
  return isLive ? (
    <p className="timeline-none-yet">Each worker has its lane once it is there.</p>
  ) : null;
}
