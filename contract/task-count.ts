import type { ParameterValues, WorkloadId } from './catalogue.ts';
import { MAX_WORKERS_PER_TASK } from './limits.ts';

/** How many tasks a run has; `null`: only the host can tell (files under a folder). */
export function taskCountOf(
  workload: WorkloadId,
  parameters: ParameterValues,
  workers: number,
): number | null {
  if (workload === 'command') return 1;
  const { tasks, pairs, rounds } = parameters;
  if (workload === 'bounded-buffer') return typeof pairs === 'number' ? 2 * pairs : null;
  if (workload === 'start-gate') return typeof rounds === 'number' ? rounds * workers : null;
  return typeof tasks === 'number' ? tasks : null;
}

/** Whether a worker for each task is too many; `null` as a count: the host will tell. */
export function isTooManyPerTask(taskCount: number | null): boolean {
  return taskCount !== null && taskCount > MAX_WORKERS_PER_TASK;
}
