// @ts-check
// Workload "bounded-buffer": even tasks put numbers into a ring of limited size, odd ones take them out.
// Whoever can't go on sleeps until the other side has made room or put something in.
import { taskDigest, u64 } from '../digest.mjs';
import { HostFailure } from '../host-failure.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { choice, wholeNumber } from '../parameters.mjs';
import { PromiseRing } from '../promise-ring.mjs';
import { SharedRing } from '../shared-ring.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { requireTasksMeet } from '../waiting-for-others.mjs';

const MAX_ITEMS = 100_000_000;
const MAX_CAPACITY = 2 ** 24;

/** Places in the totals of each side: how many numbers, and their sum. */
const ITEMS = 0;
const SUM = 1;

/**
 * @typedef {{ ring: import('../shared-ring.mjs').RingMemory, put: SharedArrayBuffer, taken: SharedArrayBuffer }} Memory
 * @typedef {{ items: number, capacity: number, memory: Memory }} Input
 */

/** @param {Pick<import('../request.mjs').Request, 'workload' | 'strategy' | 'workers' | 'options' | 'parameters'>} request */
export function prepare(request) {
  requireTasksMeet(request);
  requireSidesMeet(request);
  const { parameters } = request;
  requireCondition(choice(parameters, 'buffer', ['condition', 'queue']));
  const pairs = wholeNumber(parameters, 'pairs', 1, MAX_TASKS / 2);
  const items = wholeNumber(parameters, 'items', 1, MAX_ITEMS);
  const capacity = wholeNumber(parameters, 'capacity', 1, MAX_CAPACITY);
  const totals = () => new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT);
  const memory = { ring: SharedRing.allocate(capacity), put: totals(), taken: totals() };
  return { tasksTotal: pairs * 2, input: { items, capacity, memory } };
}

/** The ring and the totals as this worker sees them. */
const sharedIn = onceAWorker((/** @type {Input} */ { capacity, memory }) => ({
  ring: new SharedRing(memory.ring),
  promiseRing: new PromiseRing(capacity),
  put: new BigInt64Array(memory.put),
  taken: new BigInt64Array(memory.taken),
}));

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const { ring, put, taken } = sharedIn(input);
  const numbers = new Numbers();
  if (isProducer(index)) {
    for (const number of numbersOf(index, input)) {
      ring.put(number);
      numbers.add(number);
    }
  } else {
    for (let k = 0; k < input.items; k += 1) numbers.add(ring.take());
  }
  numbers.enterInto(isProducer(index) ? put : taken);
  return digestOf(index, input);
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, input) {
  const { promiseRing, put, taken } = sharedIn(input);
  const numbers = new Numbers();
  if (isProducer(index)) {
    for (const number of numbersOf(index, input)) {
      await promiseRing.put(number);
      numbers.add(number);
    }
  } else {
    for (let k = 0; k < input.items; k += 1) numbers.add(await promiseRing.take());
  }
  numbers.enterInto(isProducer(index) ? put : taken);
  return digestOf(index, input);
}

/** What one task has put in or taken out. */
class Numbers {
  #items = 0;
  #sum = 0;

  /** @param {number} number */
  add(number) {
    this.#items += 1;
    this.#sum = (this.#sum + number) >>> 0;
  }

  /** @param {BigInt64Array} totals of all tasks of its side */
  enterInto(totals) {
    Atomics.add(totals, ITEMS, BigInt(this.#items));
    Atomics.add(totals, SUM, BigInt(this.#sum));
  }
}

/** @param {number} index */
function isProducer(index) {
  return index % 2 === 0;
}

/**
 * @param {number} index of a producer
 * @param {Input} input
 */
function* numbersOf(index, { items }) {
  const first = (index / 2) * items;
  for (let k = 0; k < items; k += 1) yield (first + k) >>> 0;
}

/**
 * @param {Input} input
 * @returns {import('../../../contract/host-protocol.ts').Invariant[]}
 */
export function invariants({ memory }) {
  const put = new BigInt64Array(memory.put);
  const taken = new BigInt64Array(memory.taken);
  const statement = (/** @type {number} */ place, /** @type {number} */ bits) => ({
    expected: Number(BigInt.asUintN(bits, put[place] ?? 0n)),
    actual: Number(BigInt.asUintN(bits, taken[place] ?? 0n)),
    relation: /** @type {const} */ ('equal'),
    guaranteed: true,
  });
  return [
    { name: 'items', unit: 'items', ...statement(ITEMS, 64) },
    { name: 'checksum', unit: '', ...statement(SUM, 32) },
  ];
}

/**
 * @param {number} index
 * @param {Input} input
 */
function digestOf(index, { items }) {
  return taskDigest(u64(index), u64(items));
}

/**
 * With an even number of workers and tasks dealt out in turn, each worker is on one side for good, and
 * so both sides always have one that can go on.
 * @param {Pick<import('../request.mjs').Request, 'workers' | 'options'>} request
 */
function requireSidesMeet({ workers, options }) {
  if (options.schedule !== 'round-robin' || workers % 2 === 0) return;
  throw new HostFailure(
    'bad-parameter',
    `With ${workers} workers and tasks dealt out in turn, workers of bounded-buffer would be producer and consumer by turns, and could wait for themselves; choose an even number.`,
  );
}

/** @param {'condition' | 'queue'} buffer */
function requireCondition(buffer) {
  if (buffer === 'condition') return;
  throw new HostFailure(
    'bad-parameter',
    'Node.js has no bounded queue between threads; choose the buffer "condition", or Python.',
  );
}
