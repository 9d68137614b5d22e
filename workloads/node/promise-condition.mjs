// @ts-check

/**
 * Lets a task of an event loop wait until another one has changed something. There is no mutex to it:
 * between two `await`s nobody else runs. A waiter looks again when it wakes, since a third task may have
 * run before it: `while (!ready) await condition.wait()`.
 */
export class PromiseCondition {
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @returns {Promise<void>} resolves at a notification */
  wait() {
    return new Promise((wake) => this.#waiting.push(wake));
  }

  /** Wakes the one that has waited longest, if there is any. */
  notifyOne() {
    this.#waiting.shift()?.();
  }
}
