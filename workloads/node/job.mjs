// @ts-check
import { chunksOf, indexesOf, rangeOfWorker } from './schedule.mjs';

/**
 * What the host made of a request: the same for every worker.
 * @typedef {object} Job
 * @property {string} workload
 * @property {string} strategy
 * @property {number} workers W
 * @property {number} tasksTotal
 * @property {unknown} input what is the same for all tasks; plain JSON where it crosses process borders
 * @property {readonly string[] | null} items what differs from task to task, where anything does
 * @property {import('./options.mjs').Options} options
 * @property {number | undefined} heapLimitMb of each worker
 * @property {string} clockNs epoch of all times, in nanoseconds of the monotonic clock
 * @property {import('./gauge-places.mjs').GaugePlaces | null} [gauges] where somebody watches
 *
 * What one worker gets to know of it, and which tasks are its own.
 * @typedef {object} Share
 * @property {string} workload
 * @property {unknown} input
 * @property {string} clockNs
 * @property {import('./options.mjs').Options} options
 * @property {number} inFlight tasks that it may have in flight
 * @property {Range} range
 * @property {readonly string[] | null} items those of this share's tasks, in order
 * @property {import('./worker-gauge.mjs').GaugePlace} [gauge] where the worker notes what it knows of itself
 *
 * @typedef {{ index: number, item?: string | undefined }} Task
 * @typedef {import('./schedule.mjs').Range} Range
 */

const POOLS = ['thread-pool', 'process-pool'];
const LOOPS = ['async', 'threads-async', 'processes-async'];

/** @param {Pick<Job, 'strategy'>} job */
export function isPool({ strategy }) {
  return POOLS.includes(strategy);
}

/**
 * Whether the tasks run in event loops, several in flight in each.
 * @param {Pick<Job, 'strategy'>} job
 */
export function runsInLoops({ strategy }) {
  return LOOPS.includes(strategy);
}

/**
 * The share of one worker under a static split.
 * @param {Job} job
 * @param {number} worker
 * @returns {Share}
 */
export function shareOf(job, worker) {
  const schedule = job.options.schedule === 'blocks' ? 'blocks' : 'round-robin';
  return shareWith(job, rangeOfWorker(schedule, job.tasksTotal, job.workers, worker), worker);
}

/**
 * All tasks, for the one worker there is.
 * @param {Job} job
 */
export function wholeShare(job) {
  return shareWith(job, { first: 0, step: 1, end: job.tasksTotal }, 0);
}

/**
 * A single task, for a worker of its own.
 * @param {Job} job
 * @param {number} index
 */
export function shareOfTask(job, index) {
  return shareWith(job, { first: index, step: 1, end: index + 1 }, index);
}

/**
 * @param {Job} job
 * @param {Range} range
 * @param {number} worker of one that is started for a task: the task
 * @returns {Share}
 */
function shareWith(job, range, worker) {
  const { workload, input, clockNs, options, items } = job;
  const itemsOfRange = items && Array.from(indexesOf(range), (index) => items[index] ?? '');
  return {
    workload,
    input,
    clockNs,
    options,
    inFlight: inFlightOf(job),
    range,
    items: itemsOfRange,
    ...gaugePlace(job, worker),
  };
}

/**
 * @param {Job} job
 * @param {number} worker
 * @returns {Pick<Share, 'gauge'>} nothing, where nobody watches
 */
export function gaugePlace({ gauges }, worker) {
  return gauges ? { gauge: gauges.placeFor(worker) } : {};
}

/**
 * Tasks that one worker may have in flight.
 * @param {Job} job
 */
export function inFlightOf({ strategy, workers, options }) {
  return strategy === 'async' ? workers : (options.inFlight ?? 1);
}

/**
 * @param {Pick<Share, 'range' | 'items'>} share
 * @returns {Generator<Task, void, undefined>}
 */
export function* tasksOf({ range, items }) {
  let nth = 0;
  for (const index of indexesOf(range)) yield { index, item: items?.[nth++] };
}

/**
 * The chunks in which a pool takes its tasks, each of them one call.
 * @param {Job} job
 */
export function chunksOfJob({ tasksTotal, workers, options: { schedule, chunk = 1 } }) {
  const named = schedule === 'guided' || schedule === 'blocks' ? schedule : 'dynamic';
  return chunksOf(named, tasksTotal, workers, chunk);
}

/**
 * A chunk as it goes to a worker: numbers rather than a task each, as encoding keys takes longer than a
 * tiny task does.
 * @typedef {[first: number, end: number, items?: readonly string[]]} Call
 *
 * @param {Pick<Job, 'items'>} job
 * @param {Range} chunk
 * @returns {Call}
 */
export function callFor({ items }, { first, end }) {
  return items ? [first, end, items.slice(first, end)] : [first, end];
}

/**
 * @param {Call} call
 * @returns {Generator<Task, void, undefined>}
 */
export function tasksOfCall([first, end, items]) {
  return tasksOf({ range: { first, step: 1, end }, items: items ?? null });
}
