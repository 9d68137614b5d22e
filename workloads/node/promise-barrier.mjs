// @ts-check
import { PromiseEvent } from './promise-event.mjs';

/** Lets tasks of an event loop go on when all have come: a number of them at a time, again and again. */
export class PromiseBarrier {
  #parties;
  #arrived = 0;
  #complete = new PromiseEvent();

  /** @param {number} parties how many tasks it waits for */
  constructor(parties) {
    this.#parties = parties;
  }

  /** @returns {Promise<void>} resolves when all have come */
  wait() {
    const complete = this.#complete;
    this.#arrived += 1;
    if (this.#arrived === this.#parties) {
      // Whoever comes from now on waits for the next one.
      this.#arrived = 0;
      this.#complete = new PromiseEvent();
      complete.set();
    }
    return complete.wait();
  }
}
