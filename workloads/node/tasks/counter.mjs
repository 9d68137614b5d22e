// @ts-check
// Workload "counter": every task adds to one counter. To add is to read, to compute and to write; when
// another worker does the same in between, one of the two additions is lost.
import { locked, lockedInLoop } from '../critical-section.mjs';
import { taskDigest, u64 } from '../digest.mjs';
import { Handover } from '../handover.mjs';
import { HostFailure } from '../host-failure.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { choice, wholeNumber } from '../parameters.mjs';
import { PromiseMutex } from '../promise-mutex.mjs';
import { PromiseSemaphore } from '../promise-semaphore.mjs';
import { SharedMutex } from '../shared-mutex.mjs';
import { SharedSemaphore } from '../shared-semaphore.mjs';
import { MAX_TASKS } from '../sizes.mjs';

/** The counter is a signed word of 32 bits. */
const MAX_COUNT = 2 ** 31 - 1;

/**
 * @typedef {Record<'count' | 'mutex' | 'semaphore', SharedArrayBuffer>} Memory
 * @typedef {'none' | 'lock' | 'semaphore' | 'atomic'} Protection
 * @typedef {{ tasks: number, increments: number, protection: Protection, memory: Memory | undefined }} Input
 */

/** What worker processes, which share no memory, counted each for itself. In the host. */
let partsTotal = 0;

/** @param {Pick<import('../request.mjs').Request, 'strategy' | 'parameters'>} request */
export function prepare({ strategy, parameters }) {
  const tasks = wholeNumber(parameters, 'tasks', 1, MAX_TASKS);
  const increments = wholeNumber(parameters, 'increments', 1, MAX_COUNT);
  const protection = choice(parameters, 'protection', ['none', 'lock', 'semaphore', 'atomic']);
  if (tasks * increments > MAX_COUNT) throw tooMany(tasks, increments);
  partsTotal = 0;
  const memory = strategy.startsWith('process') ? undefined : allocate();
  return { tasksTotal: tasks, input: { tasks, increments, protection, memory } };
}

/** @returns {Memory} */
function allocate() {
  return {
    count: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    mutex: new SharedMutex().memory,
    semaphore: new SharedSemaphore(1).memory,
  };
}

/** The counter and what protects it, as this worker sees them. */
const sharedIn = onceAWorker((/** @type {Input} */ { memory = allocate() }) => ({
  count: new Int32Array(memory.count),
  mutex: new SharedMutex(memory.mutex),
  semaphore: new SharedSemaphore(memory.semaphore),
  promiseMutex: new PromiseMutex(),
  promiseSemaphore: new PromiseSemaphore(1),
}));

/** @typedef {ReturnType<typeof sharedIn>} Shared */

/** @type {Record<Protection, (shared: Shared) => () => void>} */
const ADD_ONCE = {
  none: ({ count }) => {
    return () => add(count);
  },
  lock: ({ count, mutex }) => {
    return () => locked(mutex, () => add(count));
  },
  semaphore: ({ count, semaphore }) => {
    return () => locked(semaphore, () => add(count));
  },
  atomic: ({ count }) => {
    return () => void Atomics.add(count, 0, 1);
  },
};

/** The same in an event loop. @type {Record<Protection, (shared: Shared) => () => Promise<void>>} */
const ADD_ONCE_IN_LOOP = {
  none: ({ count }) => {
    return () => addInLoop(count);
  },
  lock: ({ count, promiseMutex }) => {
    return () => lockedInLoop(promiseMutex, () => addInLoop(count));
  },
  semaphore: ({ count, promiseSemaphore }) => {
    return () => lockedInLoop(promiseSemaphore, () => addInLoop(count));
  },
  atomic: ({ count }) => {
    return async () => void Atomics.add(count, 0, 1);
  },
};

/** @param {Int32Array} count */
function add(count) {
  const seen = countOf(count);
  count[0] = successor(seen);
}

/**
 * Tasks of an event loop change places at an `await` and nowhere else, so there has to be one in between.
 * @param {Int32Array} count
 */
async function addInLoop(count) {
  const seen = countOf(count);
  await Promise.resolve();
  count[0] = successor(seen);
}

/** @param {number} number */
function successor(number) {
  return number + 1;
}

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const shared = sharedIn(input);
  const before = countOf(shared.count);
  const addOnce = ADD_ONCE[input.protection](shared);
  for (let times = 0; times < input.increments; times += 1) addOnce();
  if (input.memory) return digestOf(index, input);
  return new Handover(countOf(shared.count) - before);
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, input) {
  const addOnce = ADD_ONCE_IN_LOOP[input.protection](sharedIn(input));
  for (let times = 0; times < input.increments; times += 1) await addOnce();
  return digestOf(index, input);
}

/**
 * Takes in what a worker process has counted in one task.
 * @param {number} index
 * @param {Input} input
 * @param {unknown} part
 */
export function receive(index, input, part) {
  partsTotal += Number(part);
  return digestOf(index, input);
}

/**
 * @param {Input} input
 * @returns {import('../../../contract/host-protocol.ts').Invariant[]}
 */
export function invariants({ tasks, increments, protection, memory }) {
  return [
    {
      name: 'counter',
      unit: 'increments',
      expected: tasks * increments,
      actual: memory ? countOf(new Int32Array(memory.count)) : partsTotal,
      relation: 'equal',
      guaranteed: protection !== 'none',
    },
  ];
}

/** @param {Int32Array} count */
function countOf(count) {
  return /** @type {number} */ (count[0]);
}

/**
 * @param {number} index
 * @param {Input} input
 */
function digestOf(index, { increments }) {
  return taskDigest(u64(index), u64(increments));
}

/**
 * @param {number} tasks
 * @param {number} increments
 */
function tooMany(tasks, increments) {
  return new HostFailure(
    'bad-parameter',
    `${tasks} tasks with ${increments} increments are more than a counter of 32 bits holds (${MAX_COUNT}); choose fewer of either.`,
  );
}
