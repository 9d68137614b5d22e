import { segmentsOf } from '../../stores/tasks/segments.ts';
import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import { inFlightColumns } from './in-flight-columns.ts';
import type { TimeGeometry } from './time-geometry.ts';

/** How busy a worker was in each pixel column: 1 is all that it ever had in flight at once. */
export interface Density {
  readonly shares: Float32Array;
  /** Other than 0: a task failed there. */
  readonly failed: Uint8Array;
}

/** The tasks of one worker by columns of a span of time. */
export function laneDensity(
  lane: TaskLane,
  workStartS: number,
  geometry: Pick<TimeGeometry, 'span' | 'widthPx'>,
): Density {
  const columns = Math.round(geometry.widthPx);
  const segments = segmentsOf(lane, workStartS, geometry.span, columns);
  if (segments.kind === 'quantised') return { shares: segments.busy, failed: segments.failed };
  const { inFlight, failed } = inFlightColumns(lane, workStartS, geometry, segments);
  return { shares: inFlight.map((tasks) => tasks / lane.index.most), failed };
}
