// @ts-check
import { ownUsage } from './own-usage.mjs';

/** Between two readings, each of which takes longer than a tiny task. */
const OFTEN_ENOUGH_NS = 1e6;

/** Any of them may be a worker's last one, with which its usage is read whenever that was done before. */
const LAST_TASKS = 1000;

/**
 * Usage of a process of a pool: with the first task, with the last ones of the run, and in between once a
 * millisecond.
 * @param {number} tasksTotal
 * @param {typeof ownUsage} [read]
 * @returns {(outcome: { task: number, finishedNs: number } | undefined) => ReturnType<typeof ownUsage> | undefined}
 *   `undefined`: what was told last is recent enough
 */
export function seldomUsage(tasksTotal, read = ownUsage) {
  let readNs = -Infinity;
  return (outcome) => {
    const { task, finishedNs } = outcome ?? { task: tasksTotal, finishedNs: readNs };
    if (task < tasksTotal - LAST_TASKS && finishedNs - readNs < OFTEN_ENOUGH_NS) return undefined;
    readNs = finishedNs;
    return read();
  };
}
