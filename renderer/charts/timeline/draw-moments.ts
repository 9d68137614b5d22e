import type { NamedMoment } from '../../stores/named-moments.ts';
import type { WorkTimes } from '../work-markers.tsx';
import { AXIS_PX } from './draw-axis.ts';
import type { Pen } from './pen.ts';
import type { TimeGeometry } from './time-geometry.ts';
import type { TimelineColours } from './timeline-colours.ts';

const NAMES_PX = 7;

const TICK_PX = 6;

/** About the width of a letter; names are cut, not measured. */
const LETTER_PX = 6;

const MAX_LETTERS = 16;

/** Room that the names of the work's own marks take beside their lines. */
const WORK_NAME_PX = 70;

/** A tick for each moment on the axis, and its name where there is room for it. */
export function drawMoments(
  pen: Pen,
  { span, xOf }: TimeGeometry,
  moments: readonly NamedMoment[],
  { workStartS, workEndS }: WorkTimes,
  { text }: Pick<TimelineColours, 'text'>,
): void {
  pen.fillStyle = text;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  const startPx = workStartS === null ? null : xOf(workStartS);
  const endPx = workEndS === null ? null : xOf(workEndS);
  const taken: (readonly [number, number])[] = [
    ...(startPx === null ? [] : [[startPx, startPx + WORK_NAME_PX] as const]),
    ...(endPx === null ? [] : [[endPx - WORK_NAME_PX, endPx] as const]),
  ];
  for (const { name, atS } of moments) {
    if (atS < span[0] || atS > span[1]) continue;
    const x = Math.round(xOf(atS));
    pen.fillRect(x, AXIS_PX - TICK_PX * 2, 2, TICK_PX * 2);
    const shown = name.slice(0, MAX_LETTERS);
    const room = [x, x + shown.length * LETTER_PX] as const;
    if (taken.some(([from, to]) => room[0] < to && from < room[1])) continue;
    taken.push(room);
    pen.fillText(shown, x, NAMES_PX);
  }
}
