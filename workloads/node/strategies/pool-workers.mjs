// @ts-check
import { sinceNs } from '../clock.mjs';
import { callFor, chunksOfJob, gaugePlace } from '../job.mjs';
import { optionsWithChunk } from './pool-internals.mjs';
import { outcomeOfRow } from './pool-reply.mjs';

/**
 * One under way, and one in the pool's queue, so that it is not empty as long as there is work. Each call
 * holds some 7 kB of the library's: of all tasks at once, memory would run out with the greatest runs, and
 * with tiny tasks collecting garbage would take as long as anything else.
 */
const CALLS_PER_WORKER = 2;

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
 * Hands every task to the pool's one queue, a chunk of neighbours in each call, the next one when a call
 * comes back, until the signal says that the run is over: a call made later would make the pool start new
 * workers.
 * @param {import('workerpool').Pool} pool
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @param {AbortSignal} over
 * @param {CallOptions} [callOptions]
 */
export function queueTasks(pool, job, events, over, callOptions) {
  const epochNs = BigInt(job.clockNs);
  const queuedNs = sinceNs(epochNs); // of all: from now on they wait for a worker
  const chunks = chunksOfJob(job);
  const callNext = () => {
    const { value: chunk } = chunks.next();
    if (!chunk || over.aborted) return;
    const call = pool.exec('run', callFor(job, chunk), optionsWithChunk(chunk, callOptions));
    call.then(
      (reply) => {
        const receivedNs = sinceNs(epochNs); // of the whole chunk: it came in one message
        callNext(); // first, so that the worker has work again meanwhile
        passOn(reply, { first: chunk.first, queuedNs, receivedNs }, events);
      },
      // Failed tasks are results too: only the death of the worker or of the pool comes here.
      nothing,
    );
  };
  for (let call = 0; call < CALLS_PER_WORKER * job.workers; call += 1) callNext();
}

/**
 * @param {import('./pool-reply.mjs').Reply} reply
 * @param {{ first: number, queuedNs: number, receivedNs: number }} call first: of its tasks
 * @param {import('./strategy.mjs').Events} events
 */
function passOn([worker, rows, usage], { first, queuedNs, receivedNs }, events) {
  rows.forEach((row, nth) => {
    const outcome = outcomeOfRow(row, first + nth);
    // Added to what has come, as a copy would take longer than handing over a tiny task may.
    events.result(Object.assign(outcome, { worker, queuedNs, receivedNs, usage }));
  });
}

function nothing() {}
