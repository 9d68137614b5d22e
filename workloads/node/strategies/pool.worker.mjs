// @ts-check
// One worker of the strategies "thread-pool" and "process-pool": it offers two functions to the pool.
import { isMainThread } from 'node:worker_threads';

import workerpool from 'workerpool';

import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

// Runs as the main thread of a process of its own, or as a thread of the host.
const isProcess = isMainThread;

let worker = -1;
/** @type {Awaited<ReturnType<typeof loadTask>>} */
let runTask;

/**
 * @param {number} id
 * @param {import('../job.mjs').Share} share
 */
async function begin(id, share) {
  worker = id;
  [runTask] = await Promise.all([loadTask(share), isProcess && watchParent({})]);
  return { id, pid: process.pid, tid: ownThreadId(), ...usage() };
}

/** @param {import('../job.mjs').Task} task */
async function run(task) {
  return { ...(await runTask(task)), worker, ...usage() };
}

const usage = () => (isProcess ? { usage: ownUsage() } : {});

workerpool.worker({ begin, run });
