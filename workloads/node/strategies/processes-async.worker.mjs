// @ts-check
// One process of the strategy "processes-async", with its event loop.
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { EventLoopDelayMeter } from '../event-loop-delay.mjs';
import { tasksOf } from '../job.mjs';
import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';
import { sendToHost } from './send-to-host.mjs';

const [[share]] = await Promise.all([once(process, 'message'), watchParent({})]);
const runTask = await loadTask(share, { inLoop: true });
const delay = new EventLoopDelayMeter();

const started = once(process, 'message');
await sendToHost({ pid: process.pid, tid: ownThreadId(), usage: ownUsage() });
await started;
delay.start();

// Lanes, as many as tasks may be in flight, take their tasks from one iterator; while a task awaits,
// the loop is free for the other lanes.
const tasks = tasksOf(share);

async function lane() {
  for (const task of tasks) {
    const { outcome } = await runTask(task);
    await sendToHost({ ...outcome, usage: ownUsage(), ...delay.news() });
    await nextTurn(); // the loop gets its turn, even if no task ever waits
  }
}

await Promise.all(Array.from({ length: share.inFlight }, lane));

delay.stop();
process.on('message', () => {}); // stay alive when the work is done, until the host ends the process
