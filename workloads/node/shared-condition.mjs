// @ts-check

/**
 * A condition variable: lets a thread that holds a mutex sleep until another one has changed something.
 * A notification says that something has changed, not what, so a waiter looks again when it wakes:
 * `while (!ready) condition.wait()`.
 */
export class SharedCondition {
  #mutex;
  /** One word that counts the notifications. */
  #notifications;

  /**
   * @param {import('./shared-mutex.mjs').SharedMutex} mutex that guards what is waited for
   * @param {SharedArrayBuffer} [memory] of a condition that exists already
   */
  constructor(mutex, memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#mutex = mutex;
    this.memory = memory;
    this.#notifications = new Int32Array(memory);
  }

  /** Gives the mutex back, sleeps until the next notification, and takes the mutex again. */
  wait() {
    const seen = Atomics.load(this.#notifications, 0);
    this.#mutex.release();
    // A notification in between has changed the count, and then there is no sleep: none gets lost.
    Atomics.wait(this.#notifications, 0, seen);
    this.#mutex.acquire();
  }

  /** Wakes one thread that waits, if there is any. To be called with the mutex held. */
  notifyOne() {
    Atomics.add(this.#notifications, 0, 1);
    Atomics.notify(this.#notifications, 0, 1);
  }
}
