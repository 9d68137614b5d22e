// @ts-check
// Strategy "threads-async": W worker threads, and in each of them an event loop that keeps several
// tasks in flight. The loops carry the waiting, the threads bring more cores to what is computed in
// between. Which tasks a thread has is settled beforehand, as in "threads"; what each thread runs is
// the very loop of "async".
import { openThreads } from './threads.mjs';

const WORKER = new URL('./async.worker.mjs', import.meta.url);

/** @type {(job: import('../job.mjs').Job, events: import('./strategy.mjs').Events) => Promise<import('./strategy.mjs').Running>} */
export const open = (job, events) => openThreads(WORKER, job, events);
