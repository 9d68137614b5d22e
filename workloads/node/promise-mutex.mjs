// @ts-check

/**
 * Lets one task of an event loop at a time pass between `acquire` and `release`. Nothing runs in
 * parallel there, but tasks do change places at every `await`. It is a queue of promises: each task
 * awaits that of the one before it, and leaves its own for the next.
 */
export class PromiseMutex {
  /** Resolves when the last one in the queue gives the mutex back. */
  #last = Promise.resolve();
  #leave = () => {};

  /** @returns {Promise<void>} resolves when the mutex is the caller's */
  async acquire() {
    const before = this.#last;
    let leave = () => {};
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    this.#leave = leave;
  }

  /** Gives the mutex back, to the next in the queue. */
  release() {
    this.#leave();
  }
}
