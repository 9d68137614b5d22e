// @ts-check
// A thread or a process that has its share of the tasks from the start, and sends each result by itself.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { run } from '../../../workloads/node/tasks/sum.mjs';

/** @typedef {{ first: number, step: number, end: number, input: { seed: number } }} Share */

if (parentPort !== null) {
  const port = parentPort;
  port.postMessage('ready');
  await once(port, 'message');
  work(workerData, (result) => port.postMessage(result));
} else {
  const [share] = await once(process, 'message');
  const started = once(process, 'message');
  process.send?.('ready');
  await started;
  work(share, (result) => process.send?.(result));
}

/**
 * @param {Share} share
 * @param {(result: { index: number, digest: string }) => void} send
 */
function work({ first, step, end, input }, send) {
  for (let index = first; index < end; index += step) send({ index, digest: run(index, input) });
}
