// @ts-check
// Strategy "processes", one per task: a process is forked for each task and ends with it, at most W
// live at a time. Nothing is kept between tasks, and every task pays for the start of a whole Node.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { sinceNs } from '../clock.mjs';
import { shareOfTask } from '../job.mjs';
import { CHILD_STDIO, processOptions } from '../worker-options.mjs';
import { requireFewTasks, runOnePerTask } from './one-per-task.mjs';
import { killed, onProcessDeath } from './process-death.mjs';

const WORKER = fileURLToPath(new URL('./process-per-task.worker.mjs', import.meta.url));

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  requireFewTasks(job);
  const epochNs = BigInt(job.clockNs);
  const over = new AbortController();
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const alive = new Set();

  let born = 0;

  /** @param {number} task */
  const runProcess = async (task) => {
    const queuedNs = sinceNs(epochNs);
    const child = fork(WORKER, { ...processOptions(job), stdio: CHILD_STDIO });
    alive.add(child);
    let id = -1; // numbered when it is there, so that numbers count up
    let done = false;
    // Two messages: who it is, and how its task went. Then it waits to be let go, because a process
    // that ended by itself could be gone before its last message was read.
    child.on('message', (/** @type {any} */ message) => {
      if ('pid' in message) {
        id = born++;
        events.born({ id, kind: 'process', label: `process ${id}`, task, ...message });
      } else {
        done = true;
        events.result({ worker: id, queuedNs, ...message });
        if (child.connected) child.disconnect();
      }
    });
    onProcessDeath(child, (death) => {
      if (done && death.exitCode === 0) events.ended(id);
      else events.died(id < 0 ? born : id, death);
    });
    child.send(shareOfTask(job, task));
    await once(child, 'exit');
    alive.delete(child);
  };

  return {
    start: () => void runOnePerTask(job, runProcess, over.signal),
    end: async () => {
      over.abort();
      await Promise.all([...alive].map(killed));
    },
  };
}
