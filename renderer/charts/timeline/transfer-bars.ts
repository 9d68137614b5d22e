import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import { firstOnTheWay } from '../../stores/tasks/transfers.ts';
import type { TaskRange } from './in-flight-columns.ts';
import type { TimeGeometry } from './time-geometry.ts';

/** Where it is drawn that a result is on its way to the host. Only the part within the time shown. */
export interface TransferBar {
  readonly row: number;
  readonly leftPx: number;
  readonly widthPx: number;
}

/** A shorter transfer is not seen beside its task. */
const LEAST_TRANSFER_PX = 2;

/** Bars of the results of a range of tasks, and of what is still on its way from those before. */
export function transferBars(
  lane: TaskLane,
  workStartS: number,
  { xOf, leftPx, widthPx }: TimeGeometry,
  { first, end }: TaskRange,
): readonly TransferBar[] {
  const right = leftPx + widthPx;
  const placeOf = (ns: number | undefined) =>
    Math.min(right, Math.max(leftPx, xOf(workStartS + (ns ?? NaN) / 1e9)));
  const bars: TransferBar[] = [];
  for (let place = firstOnTheWay(lane, first); place < end; place += 1) {
    const fromPx = placeOf(lane.finishedNs[place]);
    const px = placeOf(lane.receivedNs[place]) - fromPx;
    // Not drawn either where it is not known, and so not a number.
    if (px >= LEAST_TRANSFER_PX) {
      bars.push({ row: lane.row[place] ?? 0, leftPx: fromPx, widthPx: px });
    }
  }
  return bars;
}
