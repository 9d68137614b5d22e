import type { TaskTimes } from '../../../contract/task-times.ts';
import { GrowingTimeline, SLICE_TASKS } from './growing-timeline.ts';

/**
 * A timeline of tasks that are all known. A million of them take a while: the page stays in use
 * meanwhile.
 * @returns `null`: it is no longer wanted
 */
export async function fillTimeline(
  times: TaskTimes,
  isWanted: () => boolean,
): Promise<GrowingTimeline | null> {
  const growing = new GrowingTimeline(times.runId);
  const tasks = times.task.length;
  while (growing.tasks < tasks) {
    growing.add(times, growing.tasks, Math.min(tasks, growing.tasks + SLICE_TASKS));
    // Reading puts them in order: in the same slice, not all of it at the end.
    growing.read(0);
    if (growing.tasks < tasks) await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return null;
  }
  return growing;
}
