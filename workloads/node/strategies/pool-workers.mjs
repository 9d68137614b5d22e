// @ts-check
import { setImmediate as nextTurn } from 'node:timers/promises';

import { sinceNs } from '../clock.mjs';
import { chunksOfJob, gaugePlace, tasksIn } from '../job.mjs';
import { optionsWithChunk } from './pool-internals.mjs';

// Calls handed to the pool between two turns of the event loop. A million at once would keep the
// main thread from passing any of them on.
const CALLS_A_TURN = 1000;

/** What workerpool does by itself, in a sentence; Corelane ends the run before it gets that far. */
export const ON_DEATH =
  'workerpool would reject its call, and replace it only when another call comes or ends.';

/** @typedef {Parameters<import('workerpool').Pool['exec']>[2]} CallOptions */

/**
 * Fills a pool. A pool makes a worker when a call finds none free, so W calls at once make W workers
 * and occupy each of them once; the answers are the start barrier.
 * @param {import('workerpool').Pool} pool
 * @param {import('../job.mjs').Job} job
 * @param {CallOptions} [callOptions]
 * @returns {Promise<import('./strategy.mjs').BornWorker[]>}
 */
export function fillPool(pool, job, callOptions) {
  const { workload, input, clockNs, options, tasksTotal } = job;
  const about = { workload, input, clockNs, options, tasksTotal };
  const begin = (/** @type {number} */ id) =>
    pool.exec('begin', [id, { ...about, ...gaugePlace(job, id) }], callOptions);
  return Promise.all(Array.from({ length: job.workers }, (_, id) => begin(id)));
}

/**
 * Hands every task to the pool's one queue, a chunk of neighbours in each call, until the signal says
 * that the run is over: a call made later would make the pool start new workers.
 * @param {import('workerpool').Pool} pool
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @param {AbortSignal} over
 * @param {CallOptions} [callOptions]
 */
export async function queueTasks(pool, job, events, over, callOptions) {
  const epochNs = BigInt(job.clockNs);
  let calls = 0;
  for (const chunk of chunksOfJob(job)) {
    const queuedNs = sinceNs(epochNs);
    const call = pool.exec('run', [tasksIn(job, chunk)], optionsWithChunk(chunk, callOptions));
    call.then(
      ({ worker, outcomes, usage }) => {
        const receivedNs = sinceNs(epochNs); // of all: they came in one message
        for (const outcome of outcomes) {
          // Added to what has come, as a copy would take longer than handing over a tiny task may.
          events.result(Object.assign(outcome, { worker, queuedNs, receivedNs, usage }));
        }
      },
      // Failed tasks are results too: only the death of the worker or of the pool comes here.
      nothing,
    );
    calls += 1;
    if (calls % CALLS_A_TURN === 0) await nextTurn();
    if (over.aborted) return;
  }
}

function nothing() {}
