// @ts-check
// Strategy "processes-async": W forked processes, and in each of them an event loop that keeps several
// tasks in flight. The loops carry the waiting, the processes bring more cores to what is computed in
// between. Which tasks a process has is settled beforehand, as in "processes".
import { openProcesses } from './processes.mjs';

const WORKER = new URL('./processes-async.worker.mjs', import.meta.url);

/** @type {(job: import('../job.mjs').Job, events: import('./strategy.mjs').Events) => Promise<import('./strategy.mjs').Running>} */
export const open = (job, events) => openProcesses(WORKER, job, events);
