// @ts-check
// Workload "lock-contention": tasks compute in rounds, a set share of each inside one lock that all
// workers need. The share inside is what no second worker can speed up.
import { locked, lockedInLoop } from '../critical-section.mjs';
import { taskDigest, u64 } from '../digest.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { wholeNumber } from '../parameters.mjs';
import { PromiseMutex } from '../promise-mutex.mjs';
import { SharedMutex } from '../shared-mutex.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { splitmix32 } from '../splitmix32.mjs';

const MAX_ROUNDS = 1_000_000;
const MAX_STEPS = 1_000_000_000;

/**
 * @typedef {Record<'mutex' | 'entered', SharedArrayBuffer>} Memory
 * @typedef {{ tasks: number, seed: number, rounds: number, outside: number, inside: number, memory: Memory }} Input
 */

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare({ parameters, seed }) {
  const tasks = wholeNumber(parameters, 'tasks', 1, MAX_TASKS);
  const rounds = wholeNumber(parameters, 'rounds', 1, MAX_ROUNDS);
  const steps = wholeNumber(parameters, 'steps', 1, MAX_STEPS);
  const inside = Math.floor((steps * wholeNumber(parameters, 'lockedPercent', 0, 100)) / 100);
  const memory = {
    mutex: new SharedMutex().memory,
    entered: new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT),
  };
  return {
    tasksTotal: tasks,
    input: { tasks, seed, rounds, outside: steps - inside, inside, memory },
  };
}

/** The lock as this worker sees it, and what it guards: a double, since it counts beyond 32 bits. */
const sharedIn = onceAWorker((/** @type {Input} */ { memory }) => ({
  mutex: new SharedMutex(memory.mutex),
  promiseMutex: new PromiseMutex(),
  entered: new Float64Array(memory.entered),
}));

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const { mutex, entered } = sharedIn(input);
  const work = new Work(input.seed + index);
  for (let round = 0; round < input.rounds; round += 1) {
    work.take(input.outside);
    if (input.inside > 0) locked(mutex, () => visit(work, entered, input));
  }
  return work.digestOf(index);
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, input) {
  const { promiseMutex, entered } = sharedIn(input);
  const work = new Work(input.seed + index);
  for (let round = 0; round < input.rounds; round += 1) {
    work.take(input.outside);
    if (input.inside > 0) await lockedInLoop(promiseMutex, () => visit(work, entered, input));
  }
  return work.digestOf(index);
}

/**
 * What is done inside the lock: to read, add and write needs it.
 * @param {Work} work
 * @param {Float64Array} entered
 * @param {Input} input
 */
function visit(work, entered, { inside }) {
  work.take(inside);
  entered[0] = timesEntered(entered) + 1;
}

/** Steps of a random number generator, and what they came to. */
class Work {
  #next;
  #mixed = 0;

  /** @param {number} state */
  constructor(state) {
    this.#next = splitmix32(state);
  }

  /** @param {number} steps */
  take(steps) {
    let mixed = this.#mixed;
    for (let step = 0; step < steps; step += 1) mixed ^= this.#next();
    this.#mixed = mixed;
  }

  /** @param {number} index */
  digestOf(index) {
    return taskDigest(u64(index), u64(this.#mixed >>> 0));
  }
}

/** @param {Float64Array} entered */
function timesEntered(entered) {
  return /** @type {number} */ (entered[0]);
}

/**
 * @param {Input} input
 * @returns {import('../../../contract/host-protocol.ts').Invariant[]}
 */
export function invariants({ tasks, rounds, inside, memory }) {
  return [
    {
      name: 'entered',
      unit: 'times',
      expected: inside > 0 ? tasks * rounds : 0,
      actual: timesEntered(new Float64Array(memory.entered)),
      relation: 'equal',
      guaranteed: true,
    },
  ];
}
