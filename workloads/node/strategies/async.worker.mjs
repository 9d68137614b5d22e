// @ts-check
// The event loop of the strategy "async".
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { tasksOf } from '../job.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const runTask = await loadTask(workerData, { concurrently: true });

port.postMessage({ pid: process.pid, tid: ownThreadId() });
await once(port, 'message');

// W lanes take their tasks from one iterator, each the next one as soon as its last one is done.
const tasks = tasksOf(workerData);

async function lane() {
  for (const task of tasks) {
    port.postMessage(await runTask(task));
  }
}

await Promise.all(Array.from({ length: workerData.inFlight }, lane));

port.on('message', () => {}); // stay alive when the work is done, until the host ends the thread
