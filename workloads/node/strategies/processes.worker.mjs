// @ts-check
// One process of the strategy "processes".
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { tasksOf } from '../job.mjs';
import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';
import { sendToHost } from './send-to-host.mjs';

const [[share]] = await Promise.all([once(process, 'message'), watchParent({})]);
const runTask = await loadTask(share);

const started = once(process, 'message');
await sendToHost({ pid: process.pid, tid: ownThreadId(), usage: ownUsage() });
await started;

for (const task of tasksOf(share)) {
  const { outcome } = await runTask(task);
  // Awaited, because a message that doesn't fit into the channel is sent only when the loop turns.
  await sendToHost({ ...outcome, usage: ownUsage() });
  await nextTurn(); // so that an error that the task left behind shows at once
}

process.on('message', () => {}); // stay alive when the work is done, until the host ends the process
