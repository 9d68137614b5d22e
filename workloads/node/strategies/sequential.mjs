// @ts-check
// Strategy "sequential": one task after another, in order. It runs in one worker thread, so that the
// main thread stays free to talk to Corelane; that thread does what a plain loop would do.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { wholeShare } from '../job.mjs';
import { threadOptions } from '../worker-options.mjs';
import { onThreadDeath } from './thread-death.mjs';

const WORKER = new URL('./threads.worker.mjs', import.meta.url);

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  const thread = new Worker(WORKER, threadOptions(job, wholeShare(job)));
  onThreadDeath(thread, (death) => events.died(0, death));

  const [born] = await once(thread, 'message');
  events.born({ id: 0, kind: 'thread', label: 'thread 0', thread, ...born });
  thread.on('message', (outcome) => events.result({ worker: 0, ...outcome }));

  return {
    start: () => thread.postMessage('start'),
    end: () => thread.terminate(),
  };
}
