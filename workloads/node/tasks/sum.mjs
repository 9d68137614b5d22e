// @ts-check
// Workload "sum": task i adds two numbers. What a run of it takes is the cost of handing tasks over.
import { taskDigest, u64 } from '../digest.mjs';
import { wholeNumber } from '../parameters.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { splitmix32 } from '../splitmix32.mjs';

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare({ parameters, seed }) {
  return { tasksTotal: wholeNumber(parameters, 'tasks', 1, MAX_TASKS), input: { seed } };
}

/**
 * @param {number} index
 * @param {{ seed: number }} input
 */
export function run(index, { seed }) {
  const next = splitmix32(seed + index);
  return taskDigest(u64(next() + next()));
}
