// @ts-check

const SET = 1;

/** Events that threads wait for. Once set, an event stays set, and nobody waits for it any more. */
export class SharedEvents {
  #words;

  /** @param {SharedArrayBuffer | number} events how many new ones, or the memory of those there are */
  constructor(events) {
    this.memory =
      typeof events === 'number'
        ? new SharedArrayBuffer(events * Int32Array.BYTES_PER_ELEMENT)
        : events;
    this.#words = new Int32Array(this.memory);
  }

  /**
   * Sleeps until the event is set.
   * @param {number} event
   */
  wait(event) {
    while (Atomics.load(this.#words, event) !== SET) Atomics.wait(this.#words, event, 0);
  }

  /**
   * Wakes all that wait for the event.
   * @param {number} event
   */
  set(event) {
    Atomics.store(this.#words, event, SET);
    Atomics.notify(this.#words, event);
  }
}
