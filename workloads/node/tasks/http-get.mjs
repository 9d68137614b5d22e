// @ts-check
// Workload "http-get": task i fetches one answer from the test server. Almost all of it is waiting.
import { taskDigest, u64 } from '../digest.mjs';
import { fetchBody, prepareFetch } from '../http-fetch.mjs';

/** @param {Parameters<typeof prepareFetch>[0]} request */
export function prepare(request) {
  const { tasksTotal, source } = prepareFetch(request);
  return { tasksTotal, input: source };
}

/**
 * @param {number} index
 * @param {import('../http-fetch.mjs').Source} source
 */
export async function run(index, source) {
  return taskDigest(u64(index), ...(await fetchBody(index, source)));
}
