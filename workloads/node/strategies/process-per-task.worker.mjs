// @ts-check
// A process of the strategy "processes" with one per task: it runs its task and ends.
import { once } from 'node:events';

import { tasksOf } from '../job.mjs';
import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';
import { sendToHost } from './send-to-host.mjs';

process.once('disconnect', () => process.exit(0));
const [[share]] = await Promise.all([once(process, 'message'), watchParent({})]);
await sendToHost({ pid: process.pid, tid: ownThreadId(), usage: ownUsage() });

const runTask = await loadTask(share);
for (const task of tasksOf(share)) {
  const { outcome } = await runTask(task);
  await sendToHost({ ...outcome, usage: ownUsage() });
}

process.on('message', () => {}); // keeps the channel open until the host lets go of it
