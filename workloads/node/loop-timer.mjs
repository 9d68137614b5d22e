// @ts-check

export const LOOP_INTERVAL_MS = 10;

/**
 * A timer that is due every 10 ms in the event loop of this thread, counted from its last turn. How
 * late it is shows what keeps the loop from everything else that is due.
 */
export class LoopTimer {
  #onTurn;
  #dueMs = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /** @param {(lateNs: number) => void} onTurn told at each turn how late it is, 0 or more */
  constructor(onTurn) {
    this.#onTurn = onTurn;
  }

  /** Keeps the thread alive until it is stopped, unless `unref` is called. */
  start() {
    this.#dueMs = performance.now() + LOOP_INTERVAL_MS;
    this.#timer = setTimeout(() => this.#turn(), LOOP_INTERVAL_MS);
    return this;
  }

  /** Nobody need live on for it. */
  unref() {
    this.#timer?.unref();
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #turn() {
    const nowMs = performance.now();
    // A timer is set by the loop's own clock, which is a millisecond coarse: it can come early.
    this.#onTurn(Math.max(0, Math.round((nowMs - this.#dueMs) * 1e6)));
    this.#dueMs = performance.now() + LOOP_INTERVAL_MS;
    this.#timer?.refresh();
  }
}
