// @ts-check
// A thread of the strategy "threads" with one per task: it runs its task and ends.
import { parentPort, workerData } from 'node:worker_threads';

import { tasksOf } from '../job.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadCpu } from '../thread-cpu.mjs';
import { ownThreadId } from '../thread-id.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
port.postMessage({ pid: process.pid, tid: ownThreadId() });

const runTask = await loadTask(workerData);
for (const task of tasksOf(workerData)) {
  const { outcome, transfer } = await runTask(task);
  // Read in here: when the host has the result, there may be no thread left to look at.
  port.postMessage({ ...outcome, threadCpu: ownThreadCpu() }, transfer);
}
// Nothing is left to wait for, so the thread ends.
