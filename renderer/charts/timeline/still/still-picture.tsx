import { useMemo } from 'react';

import { formatCoreBound } from '../../../format/core-use.ts';
import type { StillCores } from '../../../stores/still/still-cores.ts';
import type { StillTimeline } from '../../../stores/still/still-timeline.ts';
import { useCoreScale } from '../../core-scale.ts';
import { labelledRows, USERS_PX } from '../core-rows.ts';
import { AXIS_PX, drawAxis } from '../draw-axis.ts';
import { drawMoments } from '../draw-moments.ts';
import { COLOUR_VARIABLES } from '../timeline-colours.ts';
import { drawStillLanes, drawStillRows, drawStillUsers } from './draw-still.ts';
import { HeatRows } from './heat-rows.tsx';
import { type StillLayout, stillLayout } from './still-layout.ts';
import { SvgPen, type SvgShape, TEXT_PX } from './svg-pen.ts';
import { SvgShapes } from './svg-shapes.tsx';

/** Of the axis. Cut off where there is no room, it still says what the numbers are. */
const UNIT = 'seconds since start';

interface StillPictureProps {
  readonly still: StillTimeline;
  /** Labels included, in CSS pixels. */
  readonly widthPx: number;
  /** Read out instead of it. */
  readonly label: string;
}

/** Axis, cores and lanes one below the other: by the window's own drawing, as one SVG. */
export function StillPicture({ still, widthPx, label }: StillPictureProps) {
  const layout = useMemo(() => stillLayout(still, widthPx), [still, widthPx]);
  const { geometry, heightPx, coresTopPx, lanesTopPx } = layout;
  const axis = useMemo(
    () =>
      drawn((pen) => {
        drawAxis(pen, geometry, still.work, COLOUR_VARIABLES);
        drawMoments(pen, geometry, still.moments, still.work, COLOUR_VARIABLES);
      }),
    [geometry, still],
  );
  const lanes = useMemo(
    () => drawn((pen) => drawStillLanes(pen, still, layout, COLOUR_VARIABLES)),
    [still, layout],
  );
  return (
    <svg
      className="still-picture"
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      width={widthPx}
      height={heightPx}
      role="img"
      aria-label={label}
    >
      <SvgShapes shapes={axis} />
      <Label text={UNIT} middlePx={AXIS_PX - 9} roomPx={geometry.leftPx} />
      {still.cores !== null && (
        <g transform={`translate(0 ${coresTopPx})`}>
          <CoresPart cores={still.cores} layout={layout} />
        </g>
      )}
      <g transform={`translate(0 ${lanesTopPx})`}>
        <SvgShapes shapes={lanes} />
        {still.lanes.map(({ id, label: name }, index) => (
          <Label
            key={id}
            text={name}
            middlePx={(index + 0.5) * layout.lane.lanePx}
            roomPx={geometry.leftPx}
          />
        ))}
      </g>
    </svg>
  );
}

function drawn(draw: (pen: SvgPen) => void): readonly SvgShape[] {
  const pen = new SvgPen();
  draw(pen);
  return pen.shapes;
}

interface CoresPartProps {
  readonly cores: StillCores;
  readonly layout: StillLayout;
}

function CoresPart({ cores, layout }: CoresPartProps) {
  const scale = useCoreScale();
  const roomPx = layout.geometry.leftPx;
  const users = useMemo(
    () => drawn((pen) => drawStillUsers(pen, cores, layout, COLOUR_VARIABLES)),
    [cores, layout],
  );
  const rows = useMemo(
    () => drawn((pen) => drawStillRows(pen, cores, layout, COLOUR_VARIABLES)),
    [cores, layout],
  );
  const bound = `Used, 0 to ${formatCoreBound(cores.topCores, scale)}`;
  return (
    <>
      <SvgShapes shapes={users} />
      <HeatRows cores={cores} layout={layout} />
      <SvgShapes shapes={rows} />
      <Label text={bound} middlePx={USERS_PX / 2} roomPx={roomPx} />
      {labelledRows(cores.order).map(({ core, topPx, heightPx }) => (
        <Label key={core} text={`Core ${core}`} middlePx={topPx + heightPx / 2} roomPx={roomPx} />
      ))}
    </>
  );
}

interface LabelProps {
  readonly text: string;
  readonly middlePx: number;
  /** What does not fit is cut off. */
  readonly roomPx: number;
}

/** About the width of a letter: an SVG can't cut off a text by itself. */
const LETTER_PX = 6;

function Label({ text, middlePx, roomPx }: LabelProps) {
  const letters = Array.from(text);
  const most = Math.floor(roomPx / LETTER_PX);
  const shown = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
  return (
    <text x={0} y={middlePx + TEXT_PX * 0.35} fill={COLOUR_VARIABLES.text}>
      {shown}
    </text>
  );
}
