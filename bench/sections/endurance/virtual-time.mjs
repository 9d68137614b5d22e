// @ts-check

/**
 * Time that runs as fast as it is told to, for code that asks `Date.now` and for the window's stores.
 */
export class VirtualTime {
  #startEpochMs = Date.now();
  #nowMs = 0;
  /** @type {{ atMs: number, callback: () => void }[]} */
  #timers = [];

  /** Takes the place of the real clock in this process: there is no other way into what asks for it. */
  takeOver() {
    Date.now = () => this.#startEpochMs + this.#nowMs;
  }

  /** What the stores need of a browser: frames come at once, timers when their time has come. */
  get frameHost() {
    return {
      nowMs: () => this.#nowMs,
      requestFrame: (/** @type {() => void} */ callback) => callback(),
      setTimer: (/** @type {() => void} */ callback, /** @type {number} */ delayMs) =>
        void this.#timers.push({ atMs: this.#nowMs + delayMs, callback }),
      isHidden: () => false,
    };
  }

  get epochMs() {
    return this.#startEpochMs + this.#nowMs;
  }

  /** @param {number} elapsedMs */
  pass(elapsedMs) {
    this.#nowMs += elapsedMs;
    const due = this.#timers.filter(({ atMs }) => atMs <= this.#nowMs);
    this.#timers = this.#timers.filter(({ atMs }) => atMs > this.#nowMs);
    for (const { callback } of due) callback();
  }
}
