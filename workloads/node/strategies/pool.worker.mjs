// @ts-check
// One worker of the strategies "thread-pool" and "process-pool": it offers two functions to the pool.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

import workerpool from 'workerpool';

import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { seldomUsage } from '../seldom-usage.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

// Runs as the main thread of a process of its own, or as a thread of the host.
const isProcess = isMainThread;

let worker = -1;
/** @type {ReturnType<typeof seldomUsage>} */
let usageAfter;
/** @type {Awaited<ReturnType<typeof loadTask>>} */
let runTask;

/**
 * @param {number} id
 * @param {import('../job.mjs').Share & { tasksTotal: number }} share
 */
async function begin(id, share) {
  worker = id;
  usageAfter = seldomUsage(share.tasksTotal);
  [runTask] = await Promise.all([loadTask(share), isProcess && watchParent({})]);
  return { id, pid: process.pid, tid: ownThreadId(), ...(isProcess ? { usage: ownUsage() } : {}) };
}

/**
 * Runs a chunk of tasks; their results go back together.
 * @param {import('../job.mjs').Task[]} tasks
 */
async function run(tasks) {
  const outcomes = [];
  const transfer = [];
  for (const task of tasks) {
    if (outcomes.length > 0) await nextTurn(); // an error that a task left behind shows at once
    const ran = await runTask(task);
    outcomes.push(ran.outcome);
    transfer.push(...ran.transfer);
  }
  const usage = isProcess ? usageAfter(outcomes.at(-1)) : undefined;
  return new workerpool.Transfer({ worker, outcomes, usage }, transfer);
}

workerpool.worker({ begin, run });
