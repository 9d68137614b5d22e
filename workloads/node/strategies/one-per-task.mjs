// @ts-check
import { HostFailure } from '../host-failure.mjs';
import { indexesOf } from '../schedule.mjs';

/** Each is a row of the window, and a file or two under /proc. */
const MAX_WORKERS = 1000;

/**
 * Runs a worker of its own for each task, in order, at most W at a time: W lanes, each of which starts
 * the next worker when its last one has ended.
 * @param {import('../job.mjs').Job} job
 * @param {(task: number) => Promise<void>} runWorker resolves when the worker has ended
 * @param {AbortSignal} over no further worker is started
 */
export async function runOnePerTask(job, runWorker, over) {
  const tasks = indexesOf({ first: 0, step: 1, end: job.tasksTotal });
  const lane = async () => {
    for (const task of tasks) {
      if (over.aborted) return;
      await runWorker(task);
    }
  };
  await Promise.all(Array.from({ length: job.workers }, lane));
}

/**
 * @param {import('../job.mjs').Job} job
 * @throws {HostFailure}
 */
export function requireFewTasks({ tasksTotal }) {
  if (tasksTotal <= MAX_WORKERS) return;
  throw new HostFailure(
    'too-many-workers',
    `With one worker for each of ${tasksTotal} tasks there would be too many; give at most ${MAX_WORKERS} tasks, or switch "perTask" off.`,
  );
}
