// @ts-check
// The event loop of the strategy "async", and each of those of "threads-async".
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

import { EventLoopDelayMeter } from '../event-loop-delay.mjs';
import { tasksOf } from '../job.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const runTask = await loadTask(workerData, { inLoop: true });
const delay = new EventLoopDelayMeter();

port.postMessage({ pid: process.pid, tid: ownThreadId() });
await once(port, 'message');
delay.start();

// Lanes, as many as tasks may be in flight. They take their tasks from one iterator, each the next one
// as soon as its last one is done; while a task awaits, the loop is free for the other lanes.
const tasks = tasksOf(workerData);

async function lane() {
  for (const task of tasks) {
    const { outcome, transfer } = await runTask(task);
    port.postMessage({ ...outcome, ...delay.news() }, transfer);
    // The loop gets its turn between two tasks. Without this, tasks that never wait would keep timers
    // and sockets from theirs to the end.
    await nextTurn();
  }
}

await Promise.all(Array.from({ length: workerData.inFlight }, lane));

delay.stop();
port.on('message', () => {}); // stay alive when the work is done, until the host ends the thread
