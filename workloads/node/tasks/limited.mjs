// @ts-check
// Workload "limited": a semaphore admits a few tasks at a time to something that is scarce.
import { taskDigest, u64 } from '../digest.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { wholeNumber } from '../parameters.mjs';
import { PromiseSemaphore } from '../promise-semaphore.mjs';
import { SharedSemaphore } from '../shared-semaphore.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { waitAwaited, waitBlocking } from '../waiting.mjs';

const MAX_ADMITTED = 1_000_000;
/** An hour. */
const MAX_HOLD_MS = 3_600_000;

/** Places in the memory of the visitors. */
const INSIDE = 0;
const MOST = 1;

/**
 * @typedef {Record<'semaphore' | 'visitors', SharedArrayBuffer>} Memory
 * @typedef {{ admitted: number, holdMs: number, memory: Memory }} Input
 */

/** @param {Pick<import('../request.mjs').Request, 'parameters'>} request */
export function prepare({ parameters }) {
  const tasksTotal = wholeNumber(parameters, 'tasks', 1, MAX_TASKS);
  const admitted = wholeNumber(parameters, 'admitted', 1, MAX_ADMITTED);
  const holdMs = wholeNumber(parameters, 'holdMs', 0, MAX_HOLD_MS);
  const memory = {
    semaphore: new SharedSemaphore(admitted).memory,
    visitors: new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
  };
  return { tasksTotal, input: { admitted, holdMs, memory } };
}

/** The semaphore and the visitors as this worker sees them. */
const sharedIn = onceAWorker((/** @type {Input} */ { admitted, memory }) => ({
  semaphore: new SharedSemaphore(memory.semaphore),
  promiseSemaphore: new PromiseSemaphore(admitted),
  visitors: new Int32Array(memory.visitors),
}));

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const { semaphore, visitors } = sharedIn(input);
  semaphore.acquire();
  comeIn(visitors);
  waitBlocking(input.holdMs);
  goOut(visitors);
  semaphore.release();
  return digestOf(index, input);
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, input) {
  const { promiseSemaphore, visitors } = sharedIn(input);
  await promiseSemaphore.acquire();
  comeIn(visitors);
  await waitAwaited(input.holdMs);
  goOut(visitors);
  promiseSemaphore.release();
  return digestOf(index, input);
}

/**
 * Counts the visitors without any lock: what is counted is whether the semaphore works.
 * @param {Int32Array} visitors
 */
function comeIn(visitors) {
  const inside = Atomics.add(visitors, INSIDE, 1) + 1;
  for (let most; (most = Atomics.load(visitors, MOST)) < inside;) {
    Atomics.compareExchange(visitors, MOST, most, inside);
  }
}

/** @param {Int32Array} visitors */
function goOut(visitors) {
  Atomics.sub(visitors, INSIDE, 1);
}

/**
 * @param {Input} input
 * @returns {import('../../../contract/host-protocol.ts').Invariant[]}
 */
export function invariants({ admitted, memory }) {
  return [
    {
      name: 'inside',
      unit: 'tasks at once',
      expected: admitted,
      actual: Atomics.load(new Int32Array(memory.visitors), MOST),
      relation: 'at-most',
      guaranteed: true,
    },
  ];
}

/**
 * @param {number} index
 * @param {Input} input
 */
function digestOf(index, { holdMs }) {
  return taskDigest(u64(index), u64(holdMs));
}
