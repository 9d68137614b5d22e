// @ts-check
// Strategy "threads", one per task: a worker thread is started for each task and ends with it, at most
// W live at a time. Nothing is kept between tasks, and every task pays for the start of its thread: a
// whole JavaScript engine, some 10 ms or more.
import { Worker } from 'node:worker_threads';

import { sinceNs } from '../clock.mjs';
import { shareOfTask } from '../job.mjs';
import { threadOptions } from '../worker-options.mjs';
import { requireFewTasks, runOnePerTask } from './one-per-task.mjs';
import { onThreadDeath } from './thread-death.mjs';

const WORKER = new URL('./thread-per-task.worker.mjs', import.meta.url);

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  requireFewTasks(job);
  const epochNs = BigInt(job.clockNs);
  const over = new AbortController();
  /** @type {Set<Worker>} */
  const alive = new Set();

  let born = 0;

  /** @param {number} task */
  const runThread = (task) =>
    /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const queuedNs = sinceNs(epochNs);
        const thread = new Worker(WORKER, threadOptions(job, shareOfTask(job, task)));
        alive.add(thread);
        let id = -1; // numbered when it is there, so that numbers count up
        let done = false;
        // Two messages: who it is, and how its task went.
        thread.on('message', (message) => {
          if ('pid' in message) {
            id = born++;
            events.born({ id, kind: 'thread', label: `thread ${id}`, thread, task, ...message });
          } else {
            done = true;
            events.result({ worker: id, queuedNs, ...message });
          }
        });
        onThreadDeath(thread, (death) => {
          if (done && death.exitCode === 0) events.ended(id);
          else events.died(id < 0 ? born : id, death);
        });
        thread.on('exit', () => {
          alive.delete(thread);
          resolve();
        });
      })
    );

  return {
    start: () => void runOnePerTask(job, runThread, over.signal),
    end: async () => {
      over.abort();
      await Promise.all([...alive].map((thread) => thread.terminate()));
    },
  };
}
