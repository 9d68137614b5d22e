// @ts-check
// Strategy "process-pool": W child processes of the library workerpool take tasks from one queue, one or
// a chunk of neighbours at a time. Uneven tasks spread themselves; the price is a message to and fro for
// every chunk, through a pipe, and larger chunks spread less well.
import { fileURLToPath } from 'node:url';

import workerpool from 'workerpool';

import { processOptions } from '../worker-options.mjs';
import { chunksUnderWay, workersOf } from './pool-internals.mjs';
import { fillPool, ON_DEATH, queueTasks } from './pool-workers.mjs';
import { onProcessDeath } from './process-death.mjs';

const WORKER = fileURLToPath(new URL('./pool.worker.mjs', import.meta.url));

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  const pool = workerpool.pool(WORKER, {
    workerType: 'process',
    maxWorkers: job.workers,
    workerTerminateTimeout: 100,
    forkOpts: processOptions(job),
    // Gives each child pipes as descriptors 0, 1 and 2: the host alone holds the other end of 0, so
    // the child sees when the host is gone; what it prints comes here and becomes log.
    emitStdStreams: true,
  });
  const filled = fillPool(pool, job, { on: log });
  const children = workersOf(pool);
  children.forEach((child, id) => onProcessDeath(child, (death) => events.died(id, death)));

  (await filled).forEach((born, id) => {
    events.born({ ...born, kind: 'process', label: `process ${id}` });
  });

  const over = new AbortController();
  return {
    onDeath: ON_DEATH,
    underWay: () => chunksUnderWay(pool),
    start: () => queueTasks(pool, job, events, over.signal, { on: log }),
    end: async () => {
      over.abort();
      await pool.terminate(true);
    },
  };
}

/** @param {{ stdout?: string, stderr?: string }} printed */
function log({ stdout, stderr }) {
  process.stderr.write(stdout ?? stderr ?? '');
}
