import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import type { TaskRange } from './in-flight-columns.ts';
import type { TimeGeometry } from './time-geometry.ts';

/** Where a task is drawn. Only the part within the time shown, give or take a pixel. */
export interface TaskBox {
  /** Index of the task in its run. */
  readonly task: number;
  /** Its place in the lane: neighbours get different shades. */
  readonly place: number;
  readonly row: number;
  readonly leftPx: number;
  readonly widthPx: number;
  /** Where the wait for its worker begins to be seen: the end of the task before, or later. */
  readonly queuedPx: number;
  readonly isFailed: boolean;
}

const LEAST_PX = 1;

/** Boxes from here on are separated by a pixel. */
const SEPARATED_PX = 3;

/** Boxes of those of a range of tasks that are in sight. */
export function taskBoxes(
  lane: TaskLane,
  workStartS: number,
  { xOf, leftPx, widthPx }: TimeGeometry,
  { first, end }: TaskRange,
): readonly TaskBox[] {
  const left = leftPx - 1;
  const right = leftPx + widthPx + 1;
  const placeOf = (ns: number | undefined) =>
    Math.min(right, Math.max(left, xOf(workStartS + (ns ?? 0) / 1e9)));
  const rowEndsPx = new Float64Array(lane.rows).fill(left);
  const boxes: TaskBox[] = [];
  for (let place = first; place < end; place += 1) {
    const row = lane.row[place] ?? 0;
    const queuedPx = Math.max(placeOf(lane.queuedNs[place]), rowEndsPx[row] ?? left);
    const startPx = placeOf(lane.startedNs[place]);
    const endPx = placeOf(lane.finishedNs[place]);
    rowEndsPx[row] = endPx;
    if (queuedPx >= right || endPx <= left) continue;
    boxes.push({
      ...{ task: lane.task[place] ?? 0, place, row, leftPx: startPx, queuedPx },
      widthPx: widthOf(endPx - startPx),
      isFailed: lane.error[place] !== 0,
    });
  }
  return boxes;
}

function widthOf(px: number): number {
  return Math.max(LEAST_PX, px >= SEPARATED_PX ? px - 1 : px);
}
