// @ts-check
import { describe, expect, it } from 'vitest';

import { locked, lockedInLoop, notLocked, takeLockedNs } from './critical-section.mjs';
import { PromiseMutex } from './promise-mutex.mjs';
import { SharedMutex } from './shared-mutex.mjs';

/** Computes for a while. @param {number} burnMs */
function burn(burnMs) {
  const end = performance.now() + burnMs;
  while (performance.now() < end);
}

describe('locked', () => {
  it('counts what is done inside, and nothing else', () => {
    takeLockedNs();
    const mutex = new SharedMutex();
    burn(20);
    expect(takeLockedNs()).toBe(0);
    expect(locked(mutex, () => burn(20) ?? 'made')).toBe('made');
    expect(takeLockedNs()).toBeGreaterThan(1e6); // others may have had the core most of the time
    expect(takeLockedNs()).toBe(0);
  });

  it('does not count a wait that lets others in', () => {
    const mutex = new SharedMutex();
    takeLockedNs();
    locked(mutex, () => {
      notLocked(() => burn(100));
    });
    expect(takeLockedNs()).toBeLessThan(50e6);
  });

  it('gives the lock back when what is done inside fails', async () => {
    const mutex = new SharedMutex();
    const promiseMutex = new PromiseMutex();
    const fail = () => {
      throw new Error('inside');
    };
    expect(() => locked(mutex, fail)).toThrow('inside');
    expect(locked(mutex, () => 'free')).toBe('free');
    await expect(lockedInLoop(promiseMutex, fail)).rejects.toThrow('inside');
    await expect(lockedInLoop(promiseMutex, async () => fail())).rejects.toThrow('inside');
    expect(await lockedInLoop(promiseMutex, () => 'free')).toBe('free');
  });

  it('counts in an event loop as well', async () => {
    const mutex = new PromiseMutex();
    takeLockedNs();
    await Promise.all([1, 2].map(() => lockedInLoop(mutex, () => burn(10))));
    expect(takeLockedNs()).toBeGreaterThan(1e6);
  });
});
