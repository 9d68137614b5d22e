// @ts-check
// A thread or a process that says "begun", runs the first tasks of a workload all at once (one, unless
// told otherwise), and says "done" of each.
import { once } from 'node:events';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

const say = (/** @type {string} */ word) =>
  isMainThread ? process.send?.(word) : parentPort?.postMessage(word);

const given = isMainThread ? (await once(process, 'message'))[0] : workerData;
const { task, input, inLoop, tasks = 1 } = given;
const { run, runConcurrently } = await import(task);

say('begun');
const runs = Array.from({ length: tasks }, async (_, index) => {
  await (inLoop ? runConcurrently : run)(index, input);
  say(`done ${index}`);
});
await Promise.all(runs);
