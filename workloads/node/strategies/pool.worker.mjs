// @ts-check
// One worker of the strategies "thread-pool" and "process-pool": it offers two functions to the pool.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

import workerpool from 'workerpool';

import { tasksOfCall } from '../job.mjs';
import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { seldomUsage } from '../seldom-usage.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';
import { rowOf } from './pool-reply.mjs';

/**
 * @typedef {import('../task-runner.mjs').Ran} Ran
 * @typedef {import('../job.mjs').Task} Task
 */

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
 * @param {import('../job.mjs').Call} call
 */
function run(...call) {
  const [task, ...others] = /** @type {[Task, ...Task[]]} */ ([...tasksOfCall(call)]);
  const ran = runTask(task);
  if (others.length > 0 || ran instanceof Promise) return runAll(ran, others);
  return reply([ran]); // without a promise, which takes longer than a tiny task
}

/**
 * @param {Ran | Promise<Ran>} first
 * @param {readonly Task[]} others
 */
async function runAll(first, others) {
  const all = [await first];
  for (const task of others) {
    await nextTurn(); // an error that a task left behind shows at once
    all.push(await runTask(task));
  }
  return reply(all);
}

/** @param {readonly Ran[]} all */
function reply(all) {
  /** @type {import('./pool-reply.mjs').Reply} */
  const message = [worker, all.map(({ outcome }) => rowOf(outcome))];
  const usage = isProcess && usageAfter(all.at(-1)?.outcome);
  if (usage) message.push(usage);
  const transfer = all.flatMap((ran) => ran.transfer);
  return transfer.length > 0 ? new workerpool.Transfer(message, transfer) : message;
}

workerpool.worker({ begin, run });
