import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import { taskAt } from '../../stores/tasks/task-at.ts';
import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import type { Lane } from './lanes.ts';
import type { Timeline } from './use-timeline.ts';

/** Where the pointer is, in the window. */
export interface HoverPlace {
  readonly clientX: number;
  readonly clientY: number;
}

/** What lies under the pointer. */
export interface HoverTarget {
  readonly lane: Lane;
  readonly atS: number;
  /** `null`: no single task. */
  readonly task: { readonly lane: TaskLane; readonly place: number } | null;
}

/**
 * @param x from the left edge of a row
 * @param y from the top of the first lane, however far the lanes are scrolled
 */
export function hoverTarget(
  timeline: Pick<Timeline, 'lanes' | 'layout' | 'tasks'>,
  geometry: TimeGeometry,
  x: number,
  y: number,
): HoverTarget | null {
  const { lanes, layout, tasks } = timeline;
  const lane = lanes[Math.floor(y / layout.lanePx)];
  if (y < 0 || lane === undefined) return null;
  const atS = geometry.atS(x);
  const [taskLane] = lane.tasks;
  const row = taskRow(layout, y % layout.lanePx);
  if (lane.isTotal || taskLane === undefined || tasks === null || row === null) {
    return { lane, atS, task: null };
  }
  const place = taskAt(taskLane, tasks.workStartS, atS, taskLane.rows === 1 ? undefined : row);
  return { lane, atS, task: place === -1 ? null : { lane: taskLane, place } };
}

/** Which row of the strip of tasks lies at a height of a lane; `null`: none. */
function taskRow({ tasksTopPx, tasksPx, taskRows }: Timeline['layout'], y: number): number | null {
  const share = (y - tasksTopPx) / tasksPx;
  return share >= 0 && share < 1 ? Math.floor(share * taskRows) : null;
}
