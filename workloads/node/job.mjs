// @ts-check

/**
 * What the host made of a request: the same for every worker.
 * @typedef {object} Job
 * @property {string} workload
 * @property {number} workers W
 * @property {number} tasksTotal
 * @property {unknown} input what is the same for all tasks; plain JSON, it crosses process borders
 * @property {readonly string[] | null} items what differs from task to task, where anything does
 * @property {string} clockNs epoch of all times, in nanoseconds of the monotonic clock
 *
 * The tasks first, first + step, first + 2 step … below total.
 * @typedef {object} Share
 * @property {string} workload
 * @property {unknown} input
 * @property {string} clockNs
 * @property {number} first
 * @property {number} step
 * @property {number} total
 * @property {readonly string[] | null} items those of this share's tasks, in order
 *
 * @typedef {{ index: number, item?: string | undefined }} Task
 */

/**
 * The share of one worker under a static split: task i belongs to worker i mod W.
 * @param {Job} job
 * @param {number} worker
 * @param {number} workers W
 * @returns {Share}
 */
export function shareOf(job, worker, workers) {
  const { workload, input, clockNs, tasksTotal, items } = job;
  return {
    workload,
    input,
    clockNs,
    first: worker,
    step: workers,
    total: tasksTotal,
    items: items && items.filter((_, index) => index % workers === worker),
  };
}

/**
 * @param {Share} share
 * @returns {Generator<Task, void, undefined>}
 */
export function* tasksOf({ first, step, total, items }) {
  for (let index = first, nth = 0; index < total; index += step, nth += 1) {
    yield { index, item: items?.[nth] };
  }
}
