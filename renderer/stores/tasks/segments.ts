import type { TimeSpan } from '../../charts/time-span.ts';
import { busyUpTo } from './lane-index.ts';
import { laneSpan } from './lane-time.ts';
import { countBelow, countUpTo } from './places.ts';
import type { TaskLane } from './task-lanes.ts';

/** With less room than this each on average, tasks could not be told apart. */
const PX_PER_TASK = 2;

/** What a strip of some columns shows of a lane in a span of time. */
export type LaneSegments =
  | {
      readonly kind: 'exact';
      /** Places in the lane, `end` not included: all that touch the span lie between, and maybe others. */
      readonly first: number;
      readonly end: number;
    }
  | {
      readonly kind: 'quantised';
      /**
       * Of each column, how much of it was spent in tasks: 0 … 1, where 1 is as many at once as the lane
       * ever had.
       */
      readonly busy: Float32Array;
      /** Failed tasks that ended in each column, at most 255. */
      readonly failed: Uint8Array;
      /** Tasks that ended in each column: after its beginning, and not after its end. */
      readonly count: Uint32Array;
    };

/**
 * Tasks one by one where there is room for them, otherwise their share of each column. Costs about
 * `widthPx` · log n, however many tasks there are.
 * @param widthPx columns of the strip, a positive integer
 */
export function segmentsOf(
  lane: TaskLane,
  workStartS: number,
  span: TimeSpan,
  widthPx: number,
): LaneSegments {
  const [fromNs, toNs] = laneSpan(workStartS, span);
  const end = countUpTo(lane.startedNs, toNs);
  const touching = end - countBelow(lane.index.endsNs, fromNs);
  if (touching * PX_PER_TASK > widthPx) return quantised(lane, fromNs, toNs, widthPx);
  return { kind: 'exact', first: Math.min(end, countBelow(lane.index.reachNs, fromNs)), end };
}

function quantised(lane: TaskLane, fromNs: number, toNs: number, widthPx: number): LaneSegments {
  const { failedEndsNs, most } = lane.index;
  const busy = new Float32Array(widthPx);
  const failed = new Uint8Array(widthPx);
  const count = new Uint32Array(widthPx);
  const columnNs = (toNs - fromNs) / widthPx;
  let before = momentAt(lane, fromNs);
  let failedBefore = countUpTo(failedEndsNs, fromNs);
  for (let column = 0; column < widthPx; column += 1) {
    const atNs = fromNs + (column + 1) * columnNs;
    const after = momentAt(lane, atNs, before);
    const failedAfter = countUpTo(failedEndsNs, atNs, failedBefore);
    busy[column] = (after.busyNs - before.busyNs) / (columnNs * most);
    failed[column] = Math.min(255, failedAfter - failedBefore);
    count[column] = after.ends - before.ends;
    [before, failedBefore] = [after, failedAfter];
  }
  return { kind: 'quantised', busy, failed, count };
}

interface Moment {
  readonly starts: number;
  readonly ends: number;
  readonly busyNs: number;
}

function momentAt(lane: TaskLane, atNs: number, before?: Moment): Moment {
  const starts = countUpTo(lane.startedNs, atNs, before?.starts);
  const ends = countUpTo(lane.index.endsNs, atNs, before?.ends);
  return { starts, ends, busyNs: busyUpTo(lane, atNs, { starts, ends }) };
}
