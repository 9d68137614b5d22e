import { laneNs } from './lane-time.ts';
import { countBelow, countUpTo } from './places.ts';
import type { TaskLane } from './task-lanes.ts';
import { onTheWayAt } from './transfers.ts';

/**
 * The task that was under way in a lane at a moment, or else the one whose result was on its way to the
 * host: its place in the lane; −1: none was.
 * @param atS seconds since the run's start
 * @param row only of this sub-row; without it the one that started last
 */
export function taskAt(lane: TaskLane, workStartS: number, atS: number, row?: number): number {
  const atNs = laneNs(workStartS, atS);
  const first = countBelow(lane.index.reachNs, atNs);
  const started = countUpTo(lane.startedNs, atNs);
  for (let place = started - 1; place >= first; place -= 1) {
    const isThere = (lane.finishedNs[place] ?? NaN) >= atNs;
    if (isThere && (row === undefined || lane.row[place] === row)) return place;
  }
  return onTheWayAt(lane, atNs, started, row);
}
