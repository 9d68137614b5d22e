// @ts-check
import { sinceNs } from './clock.mjs';
import { describeFailure } from './task-failure.mjs';

/**
 * How one task went. Times are nanoseconds since the job's epoch, read around the task itself.
 * @typedef {{ task: number, startedNs: number, finishedNs: number }
 *   & ({ digest: string } | { error: import('../../contract/host-protocol.ts').TaskError })} Outcome
 */

/**
 * Loads a workload in the worker that will run it.
 * @param {{ workload: string, input: unknown, clockNs: string }} job
 * @param {{ concurrently?: boolean }} [options] concurrently: other tasks run in this thread between
 *   the steps of a task, so a task should await its I/O rather than block
 * @returns {Promise<(task: import('./job.mjs').Task) => Promise<Outcome>>} runs one task; never rejects
 */
export async function loadTask({ workload, input, clockNs }, { concurrently = false } = {}) {
  const module = await import(`./tasks/${workload}.mjs`);
  const run = (concurrently && module.runConcurrently) || module.run;
  const epochNs = BigInt(clockNs);
  return async ({ index, item }) => {
    const startedNs = sinceNs(epochNs);
    try {
      const digest = await run(index, input, item);
      return { task: index, startedNs, finishedNs: sinceNs(epochNs), digest };
    } catch (thrown) {
      const finishedNs = sinceNs(epochNs);
      return { task: index, startedNs, finishedNs, error: describeFailure(thrown) };
    }
  };
}
