// @ts-check
import { locked, notLocked } from './critical-section.mjs';
import { SharedCondition } from './shared-condition.mjs';
import { SharedMutex } from './shared-mutex.mjs';

/** Places in the state of a ring. */
const FIRST = 0;
const LENGTH = 1;

/** @typedef {Record<'mutex' | 'notFull' | 'notEmpty' | 'state' | 'numbers', SharedArrayBuffer>} RingMemory */

/**
 * A bounded buffer of 32-bit numbers between threads. Whoever puts into a full one sleeps until there is
 * room, whoever takes from an empty one until there is something. The two sides sleep at two conditions,
 * so that a notification always wakes one that can go on.
 */
export class SharedRing {
  #mutex;
  #notFull;
  #notEmpty;
  #state;
  #numbers;

  /** @param {RingMemory} memory */
  constructor(memory) {
    this.#mutex = new SharedMutex(memory.mutex);
    this.#notFull = new SharedCondition(this.#mutex, memory.notFull);
    this.#notEmpty = new SharedCondition(this.#mutex, memory.notEmpty);
    this.#state = new Int32Array(memory.state);
    this.#numbers = new Uint32Array(memory.numbers);
  }

  /**
   * @param {number} capacity
   * @returns {RingMemory} of a new, empty ring
   */
  static allocate(capacity) {
    const words = (/** @type {number} */ count) => new SharedArrayBuffer(count * 4);
    return {
      mutex: words(1),
      notFull: words(1),
      notEmpty: words(1),
      state: words(2),
      numbers: words(capacity),
    };
  }

  /** @param {number} number 32 bits, unsigned */
  put(number) {
    locked(this.#mutex, () => {
      while (this.#length === this.#numbers.length) notLocked(() => this.#notFull.wait());
      this.#numbers[(this.#first + this.#length) % this.#numbers.length] = number;
      this.#state[LENGTH] = this.#length + 1;
      this.#notEmpty.notifyOne();
    });
  }

  /** @returns {number} the one that has been in the ring longest */
  take() {
    return locked(this.#mutex, () => {
      while (this.#length === 0) notLocked(() => this.#notEmpty.wait());
      const number = /** @type {number} */ (this.#numbers[this.#first]);
      this.#state[FIRST] = (this.#first + 1) % this.#numbers.length;
      this.#state[LENGTH] = this.#length - 1;
      this.#notFull.notifyOne();
      return number;
    });
  }

  get #first() {
    return /** @type {number} */ (this.#state[FIRST]);
  }

  get #length() {
    return /** @type {number} */ (this.#state[LENGTH]);
  }
}
