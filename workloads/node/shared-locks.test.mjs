// @ts-check
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { afterEach, describe, expect, it } from 'vitest';

import { SharedBarrier } from './shared-barrier.mjs';
import { SharedCondition } from './shared-condition.mjs';
import { SharedEvents } from './shared-events.mjs';
import { SharedMutex } from './shared-mutex.mjs';
import { SharedRing } from './shared-ring.mjs';
import { SharedSemaphore } from './shared-semaphore.mjs';

/** @type {Worker[]} */
const threads = [];
afterEach(() => Promise.all(threads.splice(0).map((thread) => thread.terminate())));

/**
 * Runs a body in a thread of its own, with the locks' classes and what is given in scope.
 * @param {string} body
 * @param {Record<string, unknown>} given
 */
function startThread(body, given) {
  const names = ['barrier', 'condition', 'events', 'mutex', 'ring', 'semaphore'];
  const imports = names.map((name) => new URL(`./shared-${name}.mjs`, import.meta.url).href);
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { imports, given } = workerData;
    Promise.all(imports.map((name) => import(name))).then((modules) => {
      const all = Object.assign({}, ...modules, given);
      const said = new Function(...Object.keys(all), ${JSON.stringify(body)})(...Object.values(all));
      parentPort.postMessage(said);
    });`;
  const thread = new Worker(code, { eval: true, workerData: { imports, given } });
  threads.push(thread);
  return once(thread, 'message').then(([said]) => said);
}

/** @param {number} length */
function words(length) {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

describe('locks between threads', () => {
  it('a mutex lets one thread at a time change a plain word', async () => {
    const given = { memory: new SharedMutex().memory, count: words(1) };
    const body = `
      const mutex = new SharedMutex(memory);
      for (let times = 0; times < 100000; times += 1) {
        mutex.acquire();
        count[0] += 1;
        mutex.release();
      }`;
    await Promise.all([1, 2, 3].map(() => startThread(body, given)));
    expect(given.count[0]).toBe(300_000);
  });

  it('a mutex that is taken makes others sleep until it comes back', async () => {
    const mutex = new SharedMutex();
    const given = { memory: mutex.memory, state: words(1) };
    mutex.acquire();
    const waiting = startThread(
      `Atomics.store(state, 0, 1);
       new SharedMutex(memory).acquire();
       return Atomics.load(state, 0);`,
      given,
    );
    while (Atomics.load(given.state, 0) === 0) await new Promise((resolve) => setTimeout(resolve));
    Atomics.store(given.state, 0, 2);
    mutex.release();
    expect(await waiting).toBe(2);
  });

  it('a semaphore gives out as many permits as it has', async () => {
    const semaphore = new SharedSemaphore(2);
    const given = { memory: semaphore.memory, entered: words(1) };
    const body = `
      new SharedSemaphore(memory).acquire();
      return Atomics.add(entered, 0, 1) + 1;`;
    const waiting = [1, 2, 3].map(() => startThread(body, given));
    while (Atomics.load(given.entered, 0) < 2) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(Atomics.load(given.entered, 0)).toBe(2);
    semaphore.release();
    expect((await Promise.all(waiting)).sort()).toEqual([1, 2, 3]);
  });

  it('a condition wakes a thread that has given the mutex back meanwhile', async () => {
    const mutex = new SharedMutex();
    const condition = new SharedCondition(mutex);
    const given = { memory: [mutex.memory, condition.memory], state: words(1) };
    const waiting = startThread(
      `const mutex = new SharedMutex(memory[0]);
       const condition = new SharedCondition(mutex, memory[1]);
       mutex.acquire();
       state[0] = 1;
       while (state[0] !== 2) condition.wait();
       state[0] = 3;
       mutex.release();`,
      given,
    );
    for (let state; state !== 1; await new Promise((resolve) => setTimeout(resolve))) {
      mutex.acquire();
      state = given.state[0];
      mutex.release();
    }
    mutex.acquire();
    given.state[0] = 2;
    condition.notifyOne();
    mutex.release();
    await waiting;
    expect(given.state[0]).toBe(3);
  });

  it('a ring keeps the order, however small it is', async () => {
    for (const capacity of [1, 3]) {
      const given = { memory: SharedRing.allocate(capacity) };
      const taking = startThread(
        'const ring = new SharedRing(memory); return Array.from({ length: 3000 }, () => ring.take());',
        given,
      );
      await startThread(
        'const ring = new SharedRing(memory); for (let n = 0; n < 3000; n += 1) ring.put(n);',
        given,
      );
      expect(await taking).toEqual(Array.from({ length: 3000 }, (_, n) => n));
    }
  });

  it('a barrier keeps threads in step, round after round', async () => {
    const given = { memory: new SharedBarrier(3).memory, arrived: words(1) };
    const body = `
      const barrier = new SharedBarrier(3, memory);
      let outOfStep = 0;
      for (let round = 1; round <= 500; round += 1) {
        Atomics.add(arrived, 0, 1);
        barrier.wait();
        const seen = Atomics.load(arrived, 0);
        if (seen < 3 * round || seen >= 3 * (round + 1)) outOfStep += 1;
      }
      return outOfStep;`;
    expect(await Promise.all([1, 2, 3].map(() => startThread(body, given)))).toEqual([0, 0, 0]);
  });

  it('an event wakes all that wait for it, and stays set', async () => {
    const events = new SharedEvents(2);
    const given = { memory: events.memory, waiting: words(1) };
    const body = `
      Atomics.add(waiting, 0, 1);
      new SharedEvents(memory).wait(1);
      return 'woken';`;
    const early = [1, 2].map(() => startThread(body, given));
    while (Atomics.load(given.waiting, 0) < 2) await new Promise((resolve) => setTimeout(resolve));
    events.set(0); // another one
    const first = Promise.race([...early, new Promise((r) => setTimeout(() => r('none'), 100))]);
    expect(await first).toBe('none');
    events.set(1);
    expect(await Promise.all([...early, startThread(body, given)])).toEqual(Array(3).fill('woken'));
  });
});
