// @ts-check
// The event loop of the strategy "async" with a semaphore: every task is started at once, as a promise
// of its own, and most of them wait at the semaphore until one of those inside is through.
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

import { EventLoopDelayMeter } from '../event-loop-delay.mjs';
import { tasksOf } from '../job.mjs';
import { loadTask } from '../task-runner.mjs';
import { ownThreadId } from '../thread-id.mjs';

/** Lets a number of holders in at a time, the others in the order of their coming. */
class Semaphore {
  #free;
  /** @type {(() => void)[]} */
  #waiting = [];
  #next = 0;

  /** @param {number} permits */
  constructor(permits) {
    this.#free = permits;
  }

  /** @returns {Promise<void>} resolves when it is the caller's turn */
  acquire() {
    if (this.#free === 0) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#free -= 1;
    return Promise.resolve();
  }

  release() {
    const next = this.#waiting[this.#next];
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#next += 1; // not `shift()`, which moves all the others up
    next();
  }
}

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const runTask = await loadTask(workerData, { inLoop: true });
const delay = new EventLoopDelayMeter();

port.postMessage({ pid: process.pid, tid: ownThreadId() });
await once(port, 'message');
delay.start();

const semaphore = new Semaphore(workerData.inFlight);

/** @param {import('../job.mjs').Task} task */
async function admit(task) {
  await semaphore.acquire();
  const { outcome, transfer } = await runTask(task);
  port.postMessage({ ...outcome, ...delay.news() }, transfer);
  await nextTurn(); // the loop gets its turn, even if no task ever waits
  semaphore.release();
}

await Promise.all(Array.from(tasksOf(workerData), admit));

delay.stop();
port.on('message', () => {}); // stay alive when the work is done, until the host ends the thread
