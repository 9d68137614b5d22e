import { laneNs } from './lane-time.ts';
import { countBelow, countUpTo } from './places.ts';
import type { TaskLane } from './task-lanes.ts';

/**
 * The task that was under way in a lane at a moment: its place in the lane; −1: none was.
 * @param atS seconds since the run's start
 * @param row only of this sub-row; without it the one that started last
 */
export function taskAt(lane: TaskLane, workStartS: number, atS: number, row?: number): number {
  const atNs = laneNs(workStartS, atS);
  const first = countBelow(lane.index.reachNs, atNs);
  for (let place = countUpTo(lane.startedNs, atNs) - 1; place >= first; place -= 1) {
    const isThere = (lane.finishedNs[place] ?? NaN) >= atNs;
    if (isThere && (row === undefined || lane.row[place] === row)) return place;
  }
  return -1;
}
