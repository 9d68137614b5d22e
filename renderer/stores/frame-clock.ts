/** What the clock needs of the browser; tests bring their own. */
export interface FrameHost {
  readonly nowMs: () => number;
  readonly requestFrame: (callback: () => void) => void;
  readonly setTimer: (callback: () => void, delayMs: number) => void;
  readonly isHidden: () => boolean;
}

export const browserFrameHost: FrameHost = {
  nowMs: () => performance.now(),
  requestFrame: (callback) => requestAnimationFrame(callback),
  setTimer: (callback, delayMs) => window.setTimeout(callback, delayMs),
  isHidden: () => document.hidden,
};

/**
 * Merges any number of requests to draw into one a `minIntervalMs`, in an animation frame, and none
 * while the page is hidden: what was asked for then is drawn when the page is seen again.
 */
export class FrameClock {
  readonly #draw: () => void;
  readonly #minIntervalMs: number;
  readonly #host: FrameHost;
  #isScheduled = false;
  #isOwed = false;
  #lastDrawnMs = Number.NEGATIVE_INFINITY;

  constructor(draw: () => void, minIntervalMs: number, host: FrameHost) {
    this.#draw = draw;
    this.#minIntervalMs = minIntervalMs;
    this.#host = host;
  }

  request(): void {
    if (this.#isScheduled) return;
    if (this.#host.isHidden()) {
      this.#isOwed = true;
      return;
    }
    this.#isScheduled = true;
    const dueInMs = this.#lastDrawnMs + this.#minIntervalMs - this.#host.nowMs();
    if (dueInMs <= 0) this.#requestFrame();
    else this.#host.setTimer(() => this.#requestFrame(), dueInMs);
  }

  /** Draws at once, for changes that must not wait: a new state, the end of a run. */
  flush(): void {
    this.#isOwed = false;
    this.#lastDrawnMs = this.#host.nowMs();
    this.#draw();
  }

  /** To be called when the page becomes visible again. */
  resume(): void {
    if (this.#isOwed) this.flush();
  }

  #requestFrame(): void {
    this.#host.requestFrame(() => {
      this.#isScheduled = false;
      if (this.#host.isHidden()) this.#isOwed = true;
      else this.flush();
    });
  }
}
