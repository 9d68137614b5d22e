import { useMemo, useRef } from 'react';

import { AXIS_PX } from '../../charts/timeline/draw-axis.ts';
import { rowGeometry } from '../../charts/timeline/time-geometry.ts';
import { useApp } from '../shell/app-context.ts';
import { AxisRow } from './axis-row.tsx';
import { CoresRow } from './cores-row.tsx';
import { CrossHair } from './cross-hair.tsx';
import type { GroupHeading } from './lanes.ts';
import { PointerLayer } from './pointer-layer.tsx';
import { SelectedTime } from './selected-time.tsx';
import { TimelineLanes } from './timeline-lanes.tsx';
import type { Timeline } from './use-timeline.ts';
import { useWidth } from './use-width.ts';

interface TimelineBodyProps {
  readonly timeline: Timeline;
  readonly onToggle: (heading: GroupHeading) => void;
}

/** Axis, heat map and lanes over one another in the same time, and what points at them. */
export function TimelineBody({ timeline, onToggle }: TimelineBodyProps) {
  const { live } = useApp();
  const [body, rowPx] = useWidth();
  const scroller = useRef<HTMLDivElement>(null);
  const { shown } = timeline.frame;
  const geometry = useMemo(() => rowGeometry(shown, rowPx), [shown, rowPx]);
  return (
    <div className="timeline-body">
      <div className="timeline-measure" ref={body} />
      <AxisRow timeline={timeline} geometry={geometry} />
      <CoresRow timeline={timeline} geometry={geometry} />
      <TimelineLanes
        timeline={timeline}
        geometry={geometry}
        scroller={scroller}
        onToggle={onToggle}
      />
      <SelectedTime time={live.time} geometry={geometry} />
      <CrossHair time={live.time} geometry={geometry} axisPx={AXIS_PX} />
      <PointerLayer timeline={timeline} geometry={geometry} scroller={scroller} />
    </div>
  );
}
