// @ts-check
import { parentPort, workerData } from 'node:worker_threads';

import { takeLockedNs } from '../critical-section.mjs';
import { attempt } from './attempt-task.mjs';

const { workload, workers, tasksTotal, input, items, nextTask, id } = workerData;
const { run } = await import(`../tasks/${workload}.mjs`);

/** @returns {Generator<number, void, undefined>} */
function* indexes() {
  const taken = nextTask && new Int32Array(nextTask);
  for (let index = id; !taken && index < tasksTotal; index += workers) yield index;
  for (let index; taken && (index = Atomics.add(taken, 0, 1)) < tasksTotal;) yield index;
}

const outcomes = [];
for (const index of indexes()) outcomes.push(await attempt(run, index, input, items?.[index]));
parentPort?.postMessage({ outcomes, lockedNs: takeLockedNs() });
