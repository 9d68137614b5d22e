// @ts-check

/** Lets a number of tasks of an event loop pass at a time between `acquire` and `release`. */
export class PromiseSemaphore {
  #permits;
  /** @type {(() => void)[]} what lets those in who wait, the first one first */
  #waiting = [];

  /** @param {number} permits how many it admits */
  constructor(permits) {
    this.#permits = permits;
  }

  /** @returns {Promise<void>} resolves when the caller is in */
  async acquire() {
    if (this.#permits > 0) this.#permits -= 1;
    else
      await new Promise((/** @type {(value: void) => void} */ enter) => this.#waiting.push(enter));
  }

  /** Gives the permit back: to the first that waits, so that no other can be quicker. */
  release() {
    const enter = this.#waiting.shift();
    if (enter) enter();
    else this.#permits += 1;
  }
}
