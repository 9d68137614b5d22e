// @ts-check
// The tasks of Corelane's workload `sum`, handed out by a bare library: `node bare-node.mjs WAY TASKS
// WORKERS [LIBRARY]`. Writes one JSON line: how long it took from the first task to the last result, and the digest of all results.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import workerpool from 'workerpool';

import { runDigest } from '../../../workloads/node/digest.mjs';
import { run } from '../../../workloads/node/tasks/sum.mjs';

const STATIC_WORKER = fileURLToPath(new URL('./bare-static.worker.mjs', import.meta.url));
const POOL_WORKER = fileURLToPath(new URL('./bare-pool.worker.mjs', import.meta.url));
const TINY_WORKER = fileURLToPath(new URL('./bare-piscina.worker.mjs', import.meta.url));

/** Calls between two turns of the event loop: a pool passes none on before the loop turns. */
const CALLS_A_TURN = 1000;
/** Where a pool gets no more than that: one under way, and one in its queue. */
const CALLS_PER_WORKER = 2;
const INPUT = { seed: 1 };

/**
 * @typedef {{ tasks: number, workers: number, digests: string[] }} Work
 * @typedef {{ work: () => Promise<unknown>, end: () => unknown }} Opened
 */

/** @type {Record<string, (work: Work) => Opened | Promise<Opened>>} */
const WAYS = {
  loop: (work) => ({ work: () => loop(work), end: () => {} }),
  async: (work) => ({ work: () => lanes(work), end: () => {} }),
  threads: openThreads,
  processes: openProcesses,
  'thread-pool': (work) => openPool(work, { workerType: 'thread' }),
  'process-pool': (work) => openPool(work, { workerType: 'process' }),
  'thread-pool-bounded': (work) => openPool(work, { workerType: 'thread' }, calledInLanes),
  'process-pool-bounded': (work) => openPool(work, { workerType: 'process' }, calledInLanes),
  piscina: (work) => openPiscina(work, 'Piscina'),
  tinypool: (work) => openPiscina(work, 'Tinypool'),
};

const [way = '', tasks = '', workers = '', libraryFile = ''] = process.argv.slice(2);
const open = WAYS[way];
if (open === undefined) throw new Error(`There is no way '${way}'.`);
const digests = /** @type {string[]} */ (new Array(Number(tasks)).fill(''));
const opened = await open({ tasks: Number(tasks), workers: Number(workers), digests });
const startedMs = performance.now();
await opened.work();
const wallMs = performance.now() - startedMs;
process.stdout.write(`${JSON.stringify({ wallMs, digest: runDigest(digests) })}\n`);
await opened.end();

/** @param {Work} work */
async function loop({ tasks: count, digests: into }) {
  for (let index = 0; index < count; index += 1) into[index] = run(index, INPUT);
}

/** @param {Work} work */
async function lanes({ tasks: count, workers: width, digests: into }) {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      into[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** @param {number} index */
async function task(index) {
  return run(index, INPUT);
}

/** @param {Work} work */
async function openThreads(work) {
  const threads = Array.from(
    { length: work.workers },
    (_, first) => new Worker(STATIC_WORKER, { workerData: shareOf(work, first) }),
  );
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  return {
    work: () => {
      const done = collected(work, threads);
      for (const thread of threads) thread.postMessage('start');
      return done;
    },
    end: () => Promise.all(threads.map((thread) => thread.terminate())),
  };
}

/** @param {Work} work */
async function openProcesses(work) {
  const children = Array.from({ length: work.workers }, () => fork(STATIC_WORKER));
  const ready = children.map((child, first) => {
    child.send(shareOf(work, first));
    return once(child, 'message');
  });
  await Promise.all(ready);
  return {
    work: () => {
      const done = collected(work, children);
      for (const child of children) child.send('start');
      return done;
    },
    end: () => children.forEach((child) => child.kill()),
  };
}

/** @param {Work} work @param {number} first */
function shareOf({ tasks: count, workers: step }, first) {
  return { first, step, end: count, input: INPUT };
}

/**
 * @param {Work} work
 * @param {readonly { on: (event: 'message', listener: (result: any) => void) => unknown }[]} sources
 * @returns {Promise<void>} resolves when every task has its result
 */
function collected({ tasks: count, digests: into }, sources) {
  let open = count;
  return new Promise((resolve) => {
    for (const source of sources) {
      source.on('message', ({ index, digest }) => {
        into[index] = digest;
        open -= 1;
        if (open === 0) resolve();
      });
    }
  });
}

/**
 * @param {Work} work
 * @param {import('workerpool').WorkerPoolOptions} options
 * @param {typeof called} [callAll]
 */
async function openPool(work, options, callAll = called) {
  const pool = workerpool.pool(POOL_WORKER, { ...options, maxWorkers: work.workers });
  // It makes a worker when a call finds none free.
  const filled = Array.from({ length: work.workers }, () => pool.exec('begin', [INPUT]));
  await Promise.all(filled);
  return {
    work: () => callAll(work, (index) => Promise.resolve(pool.exec('run', [index]))),
    end: () => pool.terminate(true),
  };
}

/**
 * @param {Work} work
 * @param {string} name of its class
 */
async function openPiscina(work, name) {
  const library = await import(pathToFileURL(libraryFile).href);
  const Pool = library[name] ?? library.default[name] ?? library.default;
  const threads = { minThreads: work.workers, maxThreads: work.workers };
  const pool = new Pool({ filename: TINY_WORKER, ...threads });
  const call = (/** @type {number} */ index) => pool.run({ index, input: INPUT }, { name: 'run' });
  await Promise.all(Array.from({ length: work.workers }, (_, index) => call(index)));
  return { work: () => called(work, call), end: () => pool.destroy() };
}

/**
 * Hands every task to a pool, as a call of its own.
 * @param {Work} work
 * @param {(index: number) => Promise<string>} call
 */
async function called({ tasks: count, digests: into }, call) {
  const calls = [];
  for (let index = 0; index < count; index += 1) {
    calls.push(call(index).then((digest) => void (into[index] = digest)));
    if (calls.length % CALLS_A_TURN === 0) await nextTurn();
  }
  await Promise.all(calls);
}

/**
 * Hands a pool so many tasks at a time that none of its workers waits, as Corelane does.
 * @param {Work} work
 * @param {(index: number) => Promise<string>} call
 */
async function calledInLanes({ tasks: count, workers: width, digests: into }, call) {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      into[index] = await call(index);
    }
  };
  await Promise.all(Array.from({ length: CALLS_PER_WORKER * width }, lane));
}
