import type { WorkTimes } from '../work-markers.tsx';
import { type AxisTicks, axisTicks } from './axis-ticks.ts';
import type { Pen } from './pen.ts';
import type { TimeGeometry } from './time-geometry.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** Height of the axis: the names of the marks above, the numbers below. */
export const AXIS_PX = 30;

const MARK_NAMES_PX = 7;
const NUMBERS_PX = 21;
const TICK_PX = 4;

/** Half the width of the longest number there is room for. */
const NUMBER_HALF_PX = 18;

/** Room that the name of a mark takes beside its line. */
const MARK_NAME_PX = 70;

/**
 * The numbers of the axis, seconds since the run's start, and the names of the marks in it: behind their
 * lines, or before them where the next one, or the edge, is too near.
 */
export function drawAxis(
  pen: Pen,
  geometry: TimeGeometry,
  work: WorkTimes,
  colours: TimelineColours,
): void {
  const ticks = axisTicks(geometry.span, geometry.widthPx);
  drawNumbers(pen, geometry, ticks, colours);
  const marks = marksOf(geometry, work);
  marks.forEach(({ x, name }, index) => {
    const nextPx = marks[index + 1]?.x ?? geometry.leftPx + geometry.widthPx;
    const isBefore = x + MARK_NAME_PX > nextPx && x - MARK_NAME_PX > geometry.leftPx;
    pen.textAlign = isBefore ? 'right' : 'left';
    pen.fillText(name, isBefore ? x - 3 : x + 3, MARK_NAMES_PX);
  });
  drawMarks(pen, geometry, work, AXIS_PX, colours);
}

function drawNumbers(
  pen: Pen,
  { xOf, leftPx, widthPx }: TimeGeometry,
  { ticksS, format }: AxisTicks,
  colours: TimelineColours,
): void {
  pen.fillStyle = colours.text;
  pen.textBaseline = 'middle';
  for (const atS of ticksS) {
    const x = xOf(atS);
    pen.fillRect(Math.round(x), AXIS_PX - TICK_PX, 1, TICK_PX);
    const within = Math.min(leftPx + widthPx - NUMBER_HALF_PX, Math.max(leftPx + 4, x));
    pen.textAlign = within > x ? 'left' : 'center';
    pen.fillText(format(atS), within, NUMBERS_PX);
  }
}

/** Lines at the round moments of the axis, behind what is drawn over time. */
export function drawGrid(
  pen: Pen,
  geometry: TimeGeometry,
  heightPx: number,
  { line }: Pick<TimelineColours, 'line'>,
): void {
  pen.fillStyle = line;
  for (const atS of axisTicks(geometry.span, geometry.widthPx).ticksS) {
    pen.fillRect(Math.round(geometry.xOf(atS)), 0, 1, heightPx);
  }
}

/** Dashed lines where the work starts and ends, as in the chart of the cores used. */
export function drawMarks(
  pen: Pen,
  geometry: TimeGeometry,
  work: WorkTimes,
  heightPx: number,
  { text }: Pick<TimelineColours, 'text'>,
): void {
  pen.strokeStyle = text;
  pen.lineWidth = 1;
  pen.setLineDash([4, 3]);
  for (const { x } of marksOf(geometry, work)) {
    pen.beginPath();
    pen.moveTo(Math.round(x) + 0.5, 0);
    pen.lineTo(Math.round(x) + 0.5, heightPx);
    pen.stroke();
  }
  pen.setLineDash([]);
}

function marksOf(
  { xOf, span }: TimeGeometry,
  { workStartS, workEndS }: WorkTimes,
): readonly { readonly x: number; readonly name: string }[] {
  const marks = [
    { atS: workStartS, name: 'work starts' },
    { atS: workEndS, name: 'work ends' },
  ];
  return marks.flatMap(({ atS, name }) =>
    atS === null || atS < span[0] || atS > span[1] ? [] : [{ x: xOf(atS), name }],
  );
}
