import { useCallback } from 'react';

import { AXIS_PX, drawAxis } from '../../charts/timeline/draw-axis.ts';
import { drawMoments } from '../../charts/timeline/draw-moments.ts';
import type { Pen } from '../../charts/timeline/pen.ts';
import { type TimeGeometry, timeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { TimelineColours } from '../../charts/timeline/timeline-colours.ts';
import { useCanvas } from '../../charts/timeline/use-canvas.ts';
import { useApp } from '../shell/app-context.ts';
import { FigureHeads } from './figure-heads.tsx';
import type { Timeline } from './use-timeline.ts';

interface AxisRowProps {
  readonly timeline: Timeline;
  readonly geometry: TimeGeometry;
}

/** The numbers of the time, and what the columns beside it hold. */
export function AxisRow({ timeline, geometry }: AxisRowProps) {
  const { work, frame, hasTasks, moments } = timeline;
  const { live } = useApp();
  const { span, widthPx } = geometry;
  const draw = useCallback(
    (pen: Pen, colours: TimelineColours) => {
      const axis = timeGeometry(span, 0, widthPx);
      drawAxis(pen, axis, work, colours);
      drawMoments(pen, axis, moments, work, colours);
    },
    [span, widthPx, work, moments],
  );
  const canvas = useCanvas(widthPx, AXIS_PX, draw);
  return (
    <div className="timeline-axis" style={{ height: AXIS_PX }}>
      <span className="timeline-axis-unit">seconds since start</span>
      <canvas ref={canvas} style={{ width: widthPx, height: AXIS_PX }} aria-hidden="true" />
      <FigureHeads time={live.time} frame={frame} hasTasks={hasTasks} />
    </div>
  );
}
