// @ts-check

/** An event that tasks of an event loop wait for. Once set, it stays set. */
export class PromiseEvent {
  #resolve = () => {};
  /** @type {Promise<void>} */
  #happened = new Promise((resolve) => {
    this.#resolve = resolve;
  });

  /** @returns {Promise<void>} resolves when the event is set */
  wait() {
    return this.#happened;
  }

  set() {
    this.#resolve();
  }
}
