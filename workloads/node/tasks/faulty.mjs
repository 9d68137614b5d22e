// @ts-check
// Workload "faulty": every task waits a little, and some of them go wrong, in the way that is asked for.
import { freemem } from 'node:os';
import { isMainThread } from 'node:worker_threads';

import { taskDigest, u64 } from '../digest.mjs';
import { HostFailure } from '../host-failure.mjs';
import { choice, wholeNumber } from '../parameters.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { splitmix32 } from '../splitmix32.mjs';
import { TaskFailure } from '../task-failure.mjs';
import { waitAwaited, waitBlocking } from '../waiting.mjs';

/** An hour. */
const MAX_WAIT_MS = 3_600_000;
/** A worker with a smaller heap might not even start. */
const MIN_MEMORY_MB = 32;
const MAX_MEMORY_MB = 1_000_000;
const BYTES_A_MB = 1024 * 1024;
/** Numbers in one block of memory that is taken. */
const BLOCK_LENGTH = 8192;
/** The longest that a timer of Node can be set to. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const FAULTS = /** @type {const} */ ([
  'raise',
  'unawaited',
  'hang',
  'kill-worker',
  'exhaust-memory',
]);

/**
 * @typedef {typeof FAULTS[number]} Fault
 * @typedef {{ seed: number, victim: number, waitMs: number, fault: Fault, percent: number }} Input
 */

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare({ parameters, seed }) {
  const tasksTotal = wholeNumber(parameters, 'tasks', 1, MAX_TASKS);
  const waitMs = wholeNumber(parameters, 'waitMs', 0, MAX_WAIT_MS);
  const fault = choice(parameters, 'fault', FAULTS);
  const percent = wholeNumber(parameters, 'percent', 0, 100);
  const memoryMb = wholeNumber(parameters, 'memoryMb', MIN_MEMORY_MB, MAX_MEMORY_MB);
  const input = { seed, victim: Math.floor(tasksTotal / 2), waitMs, fault, percent };
  return fault === 'exhaust-memory'
    ? { tasksTotal, input, heapLimitMb: heapLimitMb(memoryMb) }
    : { tasksTotal, input };
}

/**
 * The limit that V8 holds the workers to: what was asked for, and never much of what is left.
 * @param {number} memoryMb
 */
function heapLimitMb(memoryMb) {
  const availableMb = Math.floor(availableBytes() / BYTES_A_MB);
  const limitMb = Math.min(memoryMb, Math.floor(availableMb / 4));
  if (limitMb >= MIN_MEMORY_MB) return limitMb;
  throw new HostFailure(
    'bad-parameter',
    `Only ${availableMb} MB of memory are left, and a quarter of that is less than the ${MIN_MEMORY_MB} MB that a worker needs; close other programs.`,
  );
}

/** Without a look at what a container allows, on a Node before 20.13. */
function availableBytes() {
  const { availableMemory } = /** @type {{ availableMemory?: () => number }} */ (process);
  return availableMemory?.() ?? freemem();
}

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  waitBlocking(input.waitMs);
  if (isStruck(index, input)) {
    if (input.fault === 'hang') waitBlocking();
    else strike(index, input.fault);
  }
  return taskDigest(u64(index));
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function runConcurrently(index, input) {
  await waitAwaited(input.waitMs);
  if (isStruck(index, input)) {
    if (input.fault === 'hang') await hangAwaited();
    else strike(index, input.fault);
  }
  return taskDigest(u64(index));
}

/**
 * @param {number} index
 * @param {Input} input
 */
function isStruck(index, { seed, victim, fault, percent }) {
  return fault === 'raise' ? splitmix32(seed + index)() % 100 < percent : index === victim;
}

/**
 * @param {number} index
 * @param {Exclude<Fault, 'hang'>} fault
 */
function strike(index, fault) {
  if (fault === 'raise') throw injected(index);
  // Nobody has this promise, so nobody can ever catch what it was rejected with.
  if (fault === 'unawaited') void Promise.reject(injected(index));
  if (fault === 'kill-worker') killWorker();
  if (fault === 'exhaust-memory') exhaustMemory();
}

/** @param {number} index */
function injected(index) {
  return new TaskFailure('InjectedFault', `Task ${index} was told to fail.`);
}

/** Other tasks of the loop go on. The timer keeps the loop alive, which a promise alone does not. */
async function hangAwaited() {
  for (;;) await waitAwaited(LONGEST_TIMER_MS);
}

/** A process is killed; a thread ends itself, as a signal would take the whole host along. */
function killWorker() {
  if (isMainThread) process.kill(process.pid, 'SIGKILL');
  process.exit(1);
}

/** Takes memory, and touches it, until V8 ends the worker. Only what is in V8's heap counts there. */
function exhaustMemory() {
  /** @type {number[][]} */
  const taken = [];
  for (;;) taken.push(new Array(BLOCK_LENGTH).fill(0.5));
}
