// @ts-check
// Strategy "async": one event loop, at most W tasks in flight. While one task waits for the network or
// the disk, the loop works on another. Nothing runs in parallel: a task that computes blocks all. How
// the tasks in flight are held together (lanes under `Promise.all`, or a semaphore) is the worker's.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { wholeShare } from '../job.mjs';
import { threadOptions } from '../worker-options.mjs';
import { onThreadDeath } from './thread-death.mjs';

const WORKERS = {
  gather: new URL('./async.worker.mjs', import.meta.url),
  semaphore: new URL('./async-semaphore.worker.mjs', import.meta.url),
};

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  const entry = WORKERS[job.options.asyncStyle ?? 'gather'];
  const loop = new Worker(entry, threadOptions(job, wholeShare(job)));
  onThreadDeath(loop, (death) => events.died(0, death));

  const [born] = await once(loop, 'message');
  events.born({ id: 0, kind: 'event-loop', label: 'event loop', thread: loop, ...born });
  loop.on('message', (outcome) => events.result({ worker: 0, ...outcome }));

  return {
    start: () => loop.postMessage('start'),
    end: () => loop.terminate(),
  };
}
