// @ts-check

/** Lets a number of threads at a time pass between `acquire` and `release`. */
export class SharedSemaphore {
  /** One word: how many more may enter. */
  #permits;

  /**
   * @param {SharedArrayBuffer | number} permits how many a new one admits, or the memory of one that
   *   exists already
   */
  constructor(permits) {
    const isNew = typeof permits === 'number';
    this.memory = isNew ? new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) : permits;
    this.#permits = new Int32Array(this.memory);
    if (isNew) Atomics.store(this.#permits, 0, permits);
  }

  /** Sleeps until there is a permit, and takes it. */
  acquire() {
    for (;;) {
      const left = Atomics.load(this.#permits, 0);
      // Does not sleep if a permit has come back since the look at them.
      if (left === 0) Atomics.wait(this.#permits, 0, 0);
      // Another thread may have been quicker; then all begins again.
      else if (Atomics.compareExchange(this.#permits, 0, left, left - 1) === left) return;
    }
  }

  /** Gives a permit back, and wakes one thread that waits for it. */
  release() {
    Atomics.add(this.#permits, 0, 1);
    Atomics.notify(this.#permits, 0, 1);
  }
}
