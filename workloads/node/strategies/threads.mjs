// @ts-check
// Strategy "threads": W worker threads that live as long as the run. Which tasks a thread runs is
// settled beforehand (task i in thread i mod W, or in blocks): there is no queue to wait at, but a
// thread that drew the long tasks is not helped.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { shareOf } from '../job.mjs';
import { threadOptions } from '../worker-options.mjs';
import { onThreadDeath } from './thread-death.mjs';

const WORKER = new URL('./threads.worker.mjs', import.meta.url);

/** @type {(job: import('../job.mjs').Job, events: import('./strategy.mjs').Events) => Promise<import('./strategy.mjs').Running>} */
export const open = (job, events) => openThreads(WORKER, job, events);

/**
 * @param {URL} entry what each thread runs
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function openThreads(entry, job, events) {
  const threads = Array.from({ length: job.workers }, (_, id) => {
    const thread = new Worker(entry, threadOptions(job, shareOf(job, id)));
    onThreadDeath(thread, (death) => events.died(id, death));
    return thread;
  });

  // The start barrier: each thread says one word when it is ready, then waits for "start".
  const births = await Promise.all(threads.map((thread) => once(thread, 'message')));

  threads.forEach((thread, id) => {
    events.born({ id, kind: 'thread', label: `thread ${id}`, thread, ...births[id]?.[0] });
    thread.on('message', (outcome) => events.result({ worker: id, ...outcome }));
  });

  return {
    start: () => threads.forEach((thread) => thread.postMessage('start')),
    end: () => Promise.all(threads.map((thread) => thread.terminate())),
  };
}
