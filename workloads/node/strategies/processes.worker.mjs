// @ts-check
// One process of the strategy "processes".
import { once } from 'node:events';
import { promisify } from 'node:util';

import { tasksOf } from '../job.mjs';
import { ownUsage } from '../own-usage.mjs';
import { watchParent } from '../parent-watch.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

/** @type {(message: object) => Promise<void>} */
const send = promisify(/** @type {any} */ (process.send).bind(process));

const [[share]] = await Promise.all([once(process, 'message'), watchParent({})]);
const runTask = await loadTask(share);

const started = once(process, 'message');
await send({ pid: process.pid, tid: ownThreadId(), usage: ownUsage() });
await started;

for (const task of tasksOf(share)) {
  const outcome = await runTask(task);
  // Awaited, because a message that doesn't fit into the channel is sent only when the loop turns.
  await send({ ...outcome, usage: ownUsage() });
}

process.on('message', () => {}); // stay alive when the work is done, until the host ends the process
