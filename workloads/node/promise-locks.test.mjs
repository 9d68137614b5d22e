// @ts-check
import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { PromiseBarrier } from './promise-barrier.mjs';
import { PromiseCondition } from './promise-condition.mjs';
import { PromiseEvent } from './promise-event.mjs';
import { PromiseMutex } from './promise-mutex.mjs';
import { PromiseRing } from './promise-ring.mjs';
import { PromiseSemaphore } from './promise-semaphore.mjs';

/**
 * Notes who comes through, in their order, without waiting for anybody.
 * @param {readonly string[]} names
 * @param {() => Promise<unknown>} wait
 */
function noteArrivals(names, wait) {
  /** @type {string[]} */
  const through = [];
  for (const name of names) void wait().then(() => through.push(name));
  return through;
}

describe('locks in an event loop', () => {
  it('a mutex lets one in at a time, in the order of their coming', async () => {
    const mutex = new PromiseMutex();
    const through = noteArrivals(['a', 'b', 'c'], () => mutex.acquire());
    await nextTurn();
    expect(through).toEqual(['a']);
    mutex.release();
    await nextTurn();
    expect(through).toEqual(['a', 'b']);
    mutex.release();
    await nextTurn();
    expect(through).toEqual(['a', 'b', 'c']);
  });

  it('a semaphore lets in as many as it admits, and no newcomer before those who wait', async () => {
    const semaphore = new PromiseSemaphore(2);
    const through = noteArrivals(['a', 'b', 'c'], () => semaphore.acquire());
    await nextTurn();
    expect(through).toEqual(['a', 'b']);
    semaphore.release();
    void semaphore.acquire().then(() => through.push('d'));
    await nextTurn();
    expect(through).toEqual(['a', 'b', 'c']);
    semaphore.release();
    semaphore.release();
    await nextTurn();
    expect(through).toEqual(['a', 'b', 'c', 'd']);
    await semaphore.acquire(); // the one that nobody waited for
  });

  it('a condition wakes one at a notification, and none that comes later', async () => {
    const condition = new PromiseCondition();
    condition.notifyOne(); // nobody is there to hear it
    const through = noteArrivals(['a', 'b'], () => condition.wait());
    await nextTurn();
    expect(through).toEqual([]);
    condition.notifyOne();
    await nextTurn();
    expect(through).toEqual(['a']);
  });

  it('a barrier opens for each group of its size', async () => {
    const barrier = new PromiseBarrier(2);
    const through = noteArrivals(['a', 'b', 'c'], () => barrier.wait());
    await nextTurn();
    expect(through).toEqual(['a', 'b']);
    await barrier.wait();
    expect(through).toEqual(['a', 'b', 'c']);
  });

  it('an event lets all through once it is set', async () => {
    const event = new PromiseEvent();
    const through = noteArrivals(['a', 'b'], () => event.wait());
    await nextTurn();
    expect(through).toEqual([]);
    event.set();
    await event.wait();
    expect(through).toEqual(['a', 'b']);
  });

  it('a ring never holds more than fits, and keeps the order', async () => {
    const ring = new PromiseRing(2);
    let put = 0;
    const putting = (async () => {
      for (; put < 10; put += 1) await ring.put(put);
    })();
    await nextTurn();
    expect(put).toBe(2); // the third waits
    const taken = [];
    for (let n = 0; n < 10; n += 1) taken.push(await ring.take());
    await putting;
    expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
