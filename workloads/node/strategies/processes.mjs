// @ts-check
// Strategy "processes": W forked processes that live as long as the run. Task i belongs to process
// i mod W from the start. Nothing is shared: what a process gets and gives crosses its IPC channel.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { shareOf } from '../job.mjs';
import { onProcessDeath } from './process-death.mjs';

const WORKER = fileURLToPath(new URL('./processes.worker.mjs', import.meta.url));

// 0: a pipe that only the host holds; the child sees it close when the host is gone, however it
// went. 1: what a task prints becomes log. 2: log. Then the IPC channel.
const STDIO = /** @type {const} */ (['pipe', 2, 2, 'ipc']);

/**
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function open(job, events) {
  const children = Array.from({ length: job.workers }, (_, id) => {
    const child = fork(WORKER, { stdio: [...STDIO] });
    onProcessDeath(child, (death) => events.died(id, death));
    child.send(shareOf(job, id, job.workers));
    return child;
  });

  // The start barrier: each process says one word when it is ready, then waits for "start".
  const births = await Promise.all(children.map((child) => once(child, 'message')));

  children.forEach((child, id) => {
    events.born({ id, kind: 'process', label: `process ${id}`, ...births[id]?.[0] });
    child.on('message', (outcome) => {
      events.result({
        worker: id,
        .../** @type {import('../task-runner.mjs').Outcome} */ (outcome),
      });
    });
  });

  return {
    start: () => children.forEach((child) => child.send('start')),
    end: () => Promise.all(children.map(killed)),
  };
}

/** @param {import('node:child_process').ChildProcess} child */
async function killed(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
