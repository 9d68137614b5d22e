// @ts-check
// Strategy "processes": W forked processes that live as long as the run. Which tasks a process runs is
// settled beforehand (task i in process i mod W, or in blocks). Nothing is shared: what a process gets
// and gives crosses its IPC channel, encoded as JSON or by structured clone.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { shareOf } from '../job.mjs';
import { CHILD_STDIO, processOptions } from '../worker-options.mjs';
import { killed, onProcessDeath } from './process-death.mjs';

const WORKER = new URL('./processes.worker.mjs', import.meta.url);

/** @type {(job: import('../job.mjs').Job, events: import('./strategy.mjs').Events) => Promise<import('./strategy.mjs').Running>} */
export const open = (job, events) => openProcesses(WORKER, job, events);

/**
 * @param {URL} entry what each process runs
 * @param {import('../job.mjs').Job} job
 * @param {import('./strategy.mjs').Events} events
 * @returns {Promise<import('./strategy.mjs').Running>}
 */
export async function openProcesses(entry, job, events) {
  const children = Array.from({ length: job.workers }, (_, id) => {
    const child = fork(fileURLToPath(entry), { ...processOptions(job), stdio: CHILD_STDIO });
    onProcessDeath(child, (death) => events.died(id, death));
    child.send(shareOf(job, id));
    return child;
  });

  // The start barrier: each process says one word when it is ready, then waits for "start".
  const births = await Promise.all(children.map((child) => once(child, 'message')));

  children.forEach((child, id) => {
    events.born({ id, kind: 'process', label: `process ${id}`, ...births[id]?.[0] });
    child.on('message', (/** @type {any} */ outcome) => events.result({ worker: id, ...outcome }));
  });

  return {
    start: () => children.forEach((child) => child.send('start')),
    end: () => Promise.all(children.map(killed)),
  };
}
