// @ts-check
// Workload "start-gate": in every round all workers wait at a gate until the last one has come.
import { taskDigest, u64 } from '../digest.mjs';
import { HostFailure } from '../host-failure.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { choice, wholeNumber } from '../parameters.mjs';
import { PromiseBarrier } from '../promise-barrier.mjs';
import { PromiseEvent } from '../promise-event.mjs';
import { SharedBarrier } from '../shared-barrier.mjs';
import { SharedEvents } from '../shared-events.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { requireTasksMeet } from '../waiting-for-others.mjs';

/**
 * @typedef {Record<'arrived' | 'early' | 'barrier' | 'events', SharedArrayBuffer>} Memory
 * @typedef {{ workers: number, gate: 'barrier' | 'event', memory: Memory }} Input
 */

/** @param {Pick<import('../request.mjs').Request, 'workload' | 'workers' | 'options' | 'parameters'>} request */
export function prepare(request) {
  requireTasksMeet(request);
  const { workers, parameters } = request;
  const rounds = wholeNumber(parameters, 'rounds', 1, MAX_TASKS);
  const gate = choice(parameters, 'gate', ['barrier', 'event']);
  const tasksTotal = rounds * workers;
  if (tasksTotal > MAX_TASKS) throw tooMany(rounds, workers);
  return { tasksTotal, input: { workers, gate, memory: allocate(rounds, workers) } };
}

/**
 * @param {number} rounds
 * @param {number} workers
 * @returns {Memory}
 */
function allocate(rounds, workers) {
  return {
    arrived: new SharedArrayBuffer(rounds * Int32Array.BYTES_PER_ELEMENT),
    early: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    barrier: new SharedBarrier(workers).memory,
    events: new SharedEvents(rounds).memory,
  };
}

/** The gates as this worker sees them, and who has come to them in each round. */
const sharedIn = onceAWorker((/** @type {Input} */ { workers, memory }) => ({
  arrived: new Int32Array(memory.arrived),
  early: new Int32Array(memory.early),
  barrier: new SharedBarrier(workers, memory.barrier),
  events: new SharedEvents(memory.events),
  promiseBarrier: new PromiseBarrier(workers),
  promiseEvents: /** @type {PromiseEvent[]} */ ([]),
}));

/** @typedef {ReturnType<typeof sharedIn>} Shared */

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const shared = sharedIn(input);
  const round = roundOf(index, input);
  const arrived = Atomics.add(shared.arrived, round, 1) + 1;
  if (input.gate === 'barrier') shared.barrier.wait();
  else if (arrived === input.workers) shared.events.set(round);
  else shared.events.wait(round);
  countIfEarly(shared, round, input);
  return taskDigest(u64(index), u64(round));
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, input) {
  const shared = sharedIn(input);
  const round = roundOf(index, input);
  const arrived = Atomics.add(shared.arrived, round, 1) + 1;
  if (input.gate === 'barrier') await shared.promiseBarrier.wait();
  else await passEvent(shared, round, arrived === input.workers);
  countIfEarly(shared, round, input);
  return taskDigest(u64(index), u64(round));
}

/**
 * @param {Shared} shared
 * @param {number} round
 * @param {boolean} isLast
 */
function passEvent({ promiseEvents }, round, isLast) {
  const event = (promiseEvents[round] ??= new PromiseEvent());
  if (isLast) event.set();
  return event.wait();
}

/**
 * @param {number} index
 * @param {Input} input
 */
function roundOf(index, { workers }) {
  return Math.floor(index / workers);
}

/**
 * @param {Shared} shared
 * @param {number} round
 * @param {Input} input
 */
function countIfEarly({ arrived, early }, round, { workers }) {
  if (Atomics.load(arrived, round) < workers) Atomics.add(early, 0, 1);
}

/**
 * @param {Input} input
 * @returns {import('../../../contract/host-protocol.ts').Invariant[]}
 */
export function invariants({ memory }) {
  return [
    {
      name: 'early',
      unit: 'tasks',
      expected: 0,
      actual: Atomics.load(new Int32Array(memory.early), 0),
      relation: 'equal',
      guaranteed: true,
    },
  ];
}

/**
 * @param {number} rounds
 * @param {number} workers
 */
function tooMany(rounds, workers) {
  return new HostFailure(
    'bad-parameter',
    `${rounds} rounds of ${workers} workers are more than ${MAX_TASKS} tasks; choose fewer rounds or workers.`,
  );
}
