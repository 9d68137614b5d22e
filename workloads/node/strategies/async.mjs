// @ts-check
// Strategy "async": one event loop, at most W tasks in flight. While one task waits for the network or
// the disk, the loop works on another. Nothing runs in parallel: a task that computes blocks all.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { shareOf } from '../job.mjs';
import { onThreadDeath } from './thread-death.mjs';

const WORKER = new URL('./async.worker.mjs', import.meta.url);

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  const workerData = { ...shareOf(job, 0, 1), inFlight: job.workers };
  const loop = new Worker(WORKER, { workerData });
  onThreadDeath(loop, (death) => events.died(0, death));

  const [born] = await once(loop, 'message');
  events.born({ id: 0, kind: 'event-loop', label: 'event loop', thread: loop, ...born });
  loop.on('message', (outcome) => events.result({ worker: 0, ...outcome }));

  return {
    start: () => loop.postMessage('start'),
    end: () => loop.terminate(),
  };
}
