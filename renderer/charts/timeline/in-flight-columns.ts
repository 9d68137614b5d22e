import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import type { TimeGeometry } from './time-geometry.ts';

/** Tasks of a lane, by their places in it. */
export interface TaskRange {
  readonly first: number;
  readonly end: number;
}

/** Mean number of tasks in flight in each pixel column, and where tasks failed. */
export interface InFlightColumns {
  readonly inFlight: Float32Array;
  readonly failed: Uint8Array;
}

/** Counts a range of tasks by columns of the whole width of the geometry. */
export function inFlightColumns(
  lane: TaskLane,
  workStartS: number,
  { span, widthPx }: Pick<TimeGeometry, 'span' | 'widthPx'>,
  { first, end }: TaskRange,
): InFlightColumns {
  const columns = Math.round(widthPx);
  const perS = columns / (span[1] - span[0]);
  const columnOf = (ns: number | undefined) =>
    Math.min(columns, Math.max(0, (workStartS + (ns ?? 0) / 1e9 - span[0]) * perS));
  // How the number changes in each column; summed up it is the number itself.
  const steps = new Float64Array(columns + 2);
  const failed = new Uint8Array(columns);
  for (let place = first; place < end; place += 1) {
    const to = columnOf(lane.finishedNs[place]);
    addStep(steps, columnOf(lane.startedNs[place]), 1);
    addStep(steps, to, -1);
    if (lane.error[place] !== 0 && to > 0 && to < columns) failed[Math.floor(to)] = 1;
  }
  let tasks = 0;
  const inFlight = new Float32Array(columns).map((_, column) => (tasks += steps[column] ?? 0));
  // What is left of adding and subtracting must not look like a task.
  return { inFlight: inFlight.map((mean) => (mean < 1e-6 ? 0 : mean)), failed };
}

/** From `at` on there are `by` more: of the column in which that is, only what lies behind it counts. */
function addStep(steps: Float64Array, at: number, by: number): void {
  const column = Math.floor(at);
  const rest = column + 1 - at;
  steps[column] = (steps[column] ?? 0) + by * rest;
  steps[column + 1] = (steps[column + 1] ?? 0) + by * (1 - rest);
}
