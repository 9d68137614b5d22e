// @ts-check
// A mutex for threads: one word of shared memory, and the two things that Atomics can do with it. Change
// it in one step, if it still is what one thinks it is (compareExchange); sleep until somebody says that
// it has changed (wait and notify).

const FREE = 0;
const TAKEN = 1;
/** Somebody may be asleep: whoever gives the mutex back must wake one. */
const CONTENDED = 2;

/** Lets one thread at a time pass between `acquire` and `release`. */
export class SharedMutex {
  #word;

  /** @param {SharedArrayBuffer} [memory] of a mutex that exists already: what one thread made, others get */
  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#word = new Int32Array(memory);
  }

  /** Sleeps until the mutex is this thread's. */
  acquire() {
    // Nobody has it and nobody waits: the common case takes one step.
    if (Atomics.compareExchange(this.#word, 0, FREE, TAKEN) === FREE) return;
    // After a sleep it can't be known whether others still wait, so it is taken as contended.
    while (Atomics.exchange(this.#word, 0, CONTENDED) !== FREE) {
      Atomics.wait(this.#word, 0, CONTENDED);
    }
  }

  /** Gives the mutex back, and wakes one thread if any may wait. */
  release() {
    if (Atomics.exchange(this.#word, 0, FREE) === CONTENDED) Atomics.notify(this.#word, 0, 1);
  }
}
