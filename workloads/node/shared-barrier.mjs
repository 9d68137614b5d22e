// @ts-check

/** Places in the memory of a barrier. */
const ARRIVED = 0;
const GENERATION = 1;

/** Lets threads go on when all have come: a number of them at a time, again and again. */
export class SharedBarrier {
  #parties;
  #words;

  /**
   * @param {number} parties how many threads it waits for
   * @param {SharedArrayBuffer} [memory] of a barrier that exists already
   */
  constructor(parties, memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.#parties = parties;
    this.memory = memory;
    this.#words = new Int32Array(memory);
  }

  /** Sleeps until all have come; the last one wakes the others. */
  wait() {
    const generation = Atomics.load(this.#words, GENERATION);
    if (Atomics.add(this.#words, ARRIVED, 1) + 1 === this.#parties) {
      // Everybody else sleeps or is about to, so nobody can come between these two.
      Atomics.store(this.#words, ARRIVED, 0);
      Atomics.add(this.#words, GENERATION, 1);
      Atomics.notify(this.#words, GENERATION);
      return;
    }
    // The generation, not the count, says when it is over: a quick thread may be back for the next one.
    while (Atomics.load(this.#words, GENERATION) === generation) {
      Atomics.wait(this.#words, GENERATION, generation);
    }
  }
}
