import { segmentsOf } from '../../stores/tasks/segments.ts';
import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import { drawArea, type Strip } from './draw-area.ts';
import { drawTaskBoxes } from './draw-task-boxes.ts';
import { type Density, laneDensity } from './lane-density.ts';
import type { Pen } from './pen.ts';
import { taskBoxes } from './task-boxes.ts';
import type { TimeGeometry } from './time-geometry.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { transferBars } from './transfer-bars.ts';

/** More rows of tasks at a time can't be told apart: how many are in flight is drawn instead. */
export const MOST_TASK_ROWS = 8;

/** Height of the mark over a column in which tasks failed. */
const FAILED_PX = 3;

/**
 * The tasks of one worker: each by itself where they are wide enough to be seen, how busy they kept
 * the worker where not.
 * @param rows of which the strip has room side by side
 */
export function drawTasks(
  pen: Pen,
  lane: TaskLane,
  workStartS: number,
  geometry: TimeGeometry,
  strip: Strip & { readonly rows: number },
  colours: TimelineColours,
): void {
  const segments = segmentsOf(lane, workStartS, geometry.span, Math.round(geometry.widthPx));
  if (segments.kind === 'exact' && lane.rows <= MOST_TASK_ROWS) {
    const boxes = taskBoxes(lane, workStartS, geometry, segments);
    const transfers = transferBars(lane, workStartS, geometry, segments);
    drawTaskBoxes(pen, { boxes, transfers }, strip, colours);
    return;
  }
  drawDensity(pen, laneDensity(lane, workStartS, geometry), strip, colours);
}

/** How busy several workers were together: 1 is all of them, with all they ever had in flight. */
export function drawTaskTotals(
  pen: Pen,
  lanes: readonly TaskLane[],
  workStartS: number,
  geometry: TimeGeometry,
  strip: Strip,
  colours: TimelineColours,
): void {
  const columns = Math.round(geometry.widthPx);
  const shares = new Float32Array(columns);
  const failed = new Uint8Array(columns);
  for (const lane of lanes) {
    const density = laneDensity(lane, workStartS, geometry);
    density.shares.forEach((share, column) => (shares[column] = (shares[column] ?? 0) + share));
    density.failed.forEach((count, column) => (failed[column] = (failed[column] ?? 0) | count));
  }
  const means = shares.map((share) => share / lanes.length);
  drawDensity(pen, { shares: means, failed }, strip, colours);
}

/** How busy a worker was, or several, as an area; a mark over columns in which tasks failed. */
export function drawDensity(
  pen: Pen,
  density: Density,
  strip: Strip,
  colours: TimelineColours,
): void {
  drawArea(pen, density.shares, strip, colours.task);
  pen.fillStyle = colours.failed;
  density.failed.forEach((failed, column) => {
    if (failed !== 0) pen.fillRect(strip.leftPx + column, strip.topPx, 1, FAILED_PX);
  });
}
