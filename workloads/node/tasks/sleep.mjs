// @ts-check
// Workload "sleep": task i waits. It needs no core for that, only somebody to wait.
import { taskDigest, u64 } from '../digest.mjs';
import { readSizes, sizeOf } from '../sizes.mjs';
import { waitAwaited, waitBlocking } from '../waiting.mjs';

/** An hour. */
const MAX_WAIT_MS = 3_600_000;

/** @typedef {{ sizes: import('../sizes.mjs').TaskSizes }} Input */

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare(request) {
  const sizes = readSizes(request, 0, MAX_WAIT_MS);
  return { tasksTotal: sizes.tasks, input: { sizes } };
}

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, { sizes }) {
  const waitMs = sizeOf(sizes, index);
  waitBlocking(waitMs);
  return taskDigest(u64(index), u64(waitMs));
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, { sizes }) {
  const waitMs = sizeOf(sizes, index);
  await waitAwaited(waitMs);
  return taskDigest(u64(index), u64(waitMs));
}
