/** Time for the sampler. Injected, so that tests need no waiting. */
export interface Clock {
  /** Monotonic milliseconds from an arbitrary origin. */
  nowMs(): number;
  /** Calls back once after `delayMs`; returns the way to cancel it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The process's monotonic clock: unmoved when somebody sets the date. */
export const monotonicClock: Clock = {
  nowMs: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
