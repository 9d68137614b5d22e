// @ts-check
import { PromiseCondition } from './promise-condition.mjs';

/**
 * A bounded buffer between tasks of an event loop. Whoever puts into a full one awaits room, whoever
 * takes from an empty one awaits something to take.
 */
export class PromiseRing {
  #capacity;
  /** @type {number[]} */
  #numbers = [];
  #notFull = new PromiseCondition();
  #notEmpty = new PromiseCondition();

  /** @param {number} capacity */
  constructor(capacity) {
    this.#capacity = capacity;
  }

  /** @param {number} number */
  async put(number) {
    while (this.#numbers.length === this.#capacity) await this.#notFull.wait();
    this.#numbers.push(number);
    this.#notEmpty.notifyOne();
  }

  /** @returns {Promise<number>} the one that has been in the ring longest */
  async take() {
    while (this.#numbers.length === 0) await this.#notEmpty.wait();
    const number = /** @type {number} */ (this.#numbers.shift());
    this.#notFull.notifyOne();
    return number;
  }
}
