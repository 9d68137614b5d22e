// @ts-check
import { setImmediate as nextTurn } from 'node:timers/promises';

import { sinceNs } from '../clock.mjs';
import { shareOf, tasksOf } from '../job.mjs';

// Calls handed to the pool between two turns of the event loop. A million at once would keep the
// main thread from passing any of them on.
const CALLS_A_TURN = 1000;

/** @typedef {Parameters<import('workerpool').Pool['exec']>[2]} CallOptions */

/**
 * Fills a pool. A pool makes a worker when a call finds none free, so W calls at once make W workers
 * and occupy each of them once; the answers are the start barrier.
 * @param {import('workerpool').Pool} pool
 * @param {import('../job.mjs').Job} job
 * @param {CallOptions} [options]
 * @returns {Promise<import('./strategy.mjs').BornWorker[]>}
 */
export function fillPool(pool, job, options) {
  const { workload, input, clockNs } = job;
  const begin = (/** @type {number} */ id) =>
    pool.exec('begin', [id, { workload, input, clockNs }], options);
  return Promise.all(Array.from({ length: job.workers }, (_, id) => begin(id)));
}

/**
 * The threads or child processes of a filled pool. workerpool shows no public way to them, but a host
 * must see their end: an idle worker that dies would go unnoticed until the next call.
 * @param {import('workerpool').Pool} pool
 * @returns {any[]} `Worker` or `ChildProcess`, in the order of their making
 */
export function workersOf(pool) {
  return /** @type {any} */ (pool).workers.map((/** @type {any} */ handler) => handler.worker);
}

/**
 * Hands every task to the pool's one queue, until the signal says that the run is over: a call made
 * later would make the pool start new workers.
 * @param {import('workerpool').Pool} pool
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @param {AbortSignal} over
 * @param {CallOptions} [options]
 */
export async function queueTasks(pool, job, events, over, options) {
  const epochNs = BigInt(job.clockNs);
  for (const task of tasksOf(shareOf(job, 0, 1))) {
    const queuedNs = sinceNs(epochNs);
    pool.exec('run', [task], options).then(
      (outcome) => events.result({ ...outcome, queuedNs }),
      // Failed tasks are results too: only the death of the worker or of the pool comes here.
      () => {},
    );
    if (task.index % CALLS_A_TURN === CALLS_A_TURN - 1) await nextTurn();
    if (over.aborted) return;
  }
}
