// @ts-check
// Runs the tasks of a workload without a host: in real threads, or in one event loop.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { attempt } from './attempt-task.mjs';

const THREAD = new URL('./task-threads.worker.mjs', import.meta.url);

/** Generous: a test waits that long only for threads that wait for ever. */
const DEADLINE_MS = 15_000;

/** What differs from a plain request. @param {Record<string, any>} given */
export function requestOf(given) {
  return {
    strategy: 'threads',
    workers: 2,
    seed: 1,
    server: null,
    ...given,
    workload: String(given['workload']),
    options: { onTaskError: 'go-on', perTask: false, schedule: undefined, ...given['options'] },
  };
}

/**
 * @param {Record<string, any>} given
 * @param {{ dynamic?: boolean }} [how] dynamic: whoever is free takes the next task, otherwise thread w
 *   has the tasks w, w + W …
 */
export async function runInThreads(given, { dynamic = false } = {}) {
  const request = requestOf(given);
  const task = await import(`../tasks/${request.workload}.mjs`);
  const { tasksTotal, input, items } = await task.prepare(request);
  const nextTask = dynamic ? new SharedArrayBuffer(4) : null;
  const threads = Array.from({ length: request.workers }, (_, id) => {
    const { workload, workers } = request;
    const workerData = { workload, workers, tasksTotal, input, items, nextTask, id };
    return new Worker(THREAD, { workerData });
  });
  try {
    const parts = await withinDeadline(threads.map((thread) => once(thread, 'message')));
    const outcomes = parts.flatMap(([{ outcomes }]) => outcomes);
    return {
      digests: digestsOf(task, input, outcomes),
      lockedNs: parts.map(([{ lockedNs }]) => Number(lockedNs)),
      invariants: task.invariants?.(input),
    };
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** @param {Record<string, any>} given W lanes, each with the next task as soon as it is through with one */
export async function runInLoop(given) {
  const request = requestOf({ strategy: 'async', ...given });
  const task = await import(`../tasks/${request.workload}.mjs`);
  const { tasksTotal, input, items } = await task.prepare(request);
  const run = task.runConcurrently ?? task.run;
  const outcomes = /** @type {{ index: number, made: unknown }[]} */ ([]);
  let next = 0;
  const lane = async () => {
    for (let index; (index = next++) < tasksTotal;) {
      outcomes.push(await attempt(run, index, input, items?.[index]));
    }
  };
  await withinDeadline(Array.from({ length: request.workers }, lane));
  return { digests: digestsOf(task, input, outcomes), invariants: task.invariants?.(input) };
}

/**
 * @param {any} task
 * @param {unknown} input
 * @param {{ index: number, made: any }[]} outcomes
 * @returns {string[]} in the order of the tasks
 */
function digestsOf(task, input, outcomes) {
  outcomes.sort((a, b) => a.index - b.index);
  return outcomes.map(({ index, made }) =>
    typeof made === 'string' ? made : task.receive(index, input, made.content),
  );
}

/**
 * @template T
 * @param {Promise<T>[]} parts
 * @returns {Promise<T[]>}
 */
async function withinDeadline(parts) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('Some tasks wait for ever.')), DEADLINE_MS);
  });
  try {
    return await Promise.race([Promise.all(parts), late]);
  } finally {
    clearTimeout(timer);
  }
}
