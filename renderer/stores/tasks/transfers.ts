import type { TaskLane } from './task-lanes.ts';

/**
 * From which place on results may be on their way when tasks from `first` on run. Those of one worker come
 * in the order in which its tasks end, so that those of the last tasks before, a few in each row, are the
 * last to come.
 */
export function firstOnTheWay({ rows }: Pick<TaskLane, 'rows'>, first: number): number {
  return Math.max(0, first - 2 * rows);
}

/**
 * The task whose result was on its way at a moment: its place in the lane, the last one that started; −1:
 * none was.
 * @param started so many tasks had started by then
 * @param row only of this sub-row
 */
export function onTheWayAt(lane: TaskLane, atNs: number, started: number, row?: number): number {
  const least = firstOnTheWay(lane, started);
  for (let place = started - 1; place >= least; place -= 1) {
    const isOnTheWay =
      (lane.finishedNs[place] ?? NaN) < atNs && (lane.receivedNs[place] ?? NaN) >= atNs;
    if (isOnTheWay && (row === undefined || lane.row[place] === row)) return place;
  }
  return -1;
}
