// @ts-check
// One thread of the strategies "threads" and "sequential".
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

import { tasksOf } from '../job.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const runTask = await loadTask(workerData);

port.postMessage({ pid: process.pid, tid: ownThreadId() });
await once(port, 'message');

for (const task of tasksOf(workerData)) {
  const { outcome, transfer } = await runTask(task);
  port.postMessage(outcome, transfer);
  // The thread's own event loop turns between two tasks, so that an error that a task left behind (a
  // rejected promise nobody waits for) shows at once.
  await nextTurn();
}

port.on('message', () => {}); // stay alive when the work is done, until the host ends the thread
