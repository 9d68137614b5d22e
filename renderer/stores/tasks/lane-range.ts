import type { TimeSpan } from '../../charts/time-span.ts';
import { segmentsOf } from './segments.ts';
import type { TaskLane } from './task-lanes.ts';

/** A worker's tasks in a part of the time. */
export interface LaneRange {
  /** That ended in it. */
  readonly tasks: number;
  /** Mean number of tasks in flight: for a worker with one task at a time how busy it was, 0 … 1. */
  readonly inFlight: number;
}

/** As one column of a strip that is as wide as the span: the cost does not grow with the tasks. */
export function laneRange(lane: TaskLane, workStartS: number, span: TimeSpan): LaneRange {
  const segments = segmentsOf(lane, workStartS, span, 1);
  // No task touches the span.
  if (segments.kind === 'exact') return { tasks: 0, inFlight: 0 };
  const [busy = 0] = segments.busy;
  const [tasks = 0] = segments.count;
  return { tasks, inFlight: busy * lane.index.most };
}
