// @ts-check
// Strategy "thread-pool": W worker threads of the library workerpool take tasks from one queue, one or
// a chunk of neighbours at a time. Uneven tasks spread themselves; the price is a message to and fro for
// every chunk, and larger chunks spread less well.
import { fileURLToPath } from 'node:url';

import workerpool from 'workerpool';

import { threadLimits } from '../worker-options.mjs';
import { chunksUnderWay, workersOf } from './pool-internals.mjs';
import { fillPool, ON_DEATH, queueTasks } from './pool-workers.mjs';
import { onThreadDeath } from './thread-death.mjs';

const WORKER = fileURLToPath(new URL('./pool.worker.mjs', import.meta.url));

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  const pool = workerpool.pool(WORKER, {
    workerType: 'thread',
    maxWorkers: job.workers,
    workerTerminateTimeout: 100,
    workerThreadOpts: threadLimits(job),
  });
  const filled = fillPool(pool, job);
  const threads = workersOf(pool);
  threads.forEach((thread, id) => onThreadDeath(thread, (death) => events.died(id, death)));

  (await filled).forEach((born, id) => {
    events.born({ ...born, kind: 'thread', label: `thread ${id}`, thread: threads[id] });
  });

  const over = new AbortController();
  return {
    onDeath: ON_DEATH,
    underWay: () => chunksUnderWay(pool),
    start: () => queueTasks(pool, job, events, over.signal),
    end: async () => {
      over.abort();
      await pool.terminate(true);
    },
  };
}
