/** Later than this, and it was Corelane that did not get to run, not the one that is waited for. */
const LATE_MS = 500;

/** What may stand in the pipes by then is read in this time. */
const MOST_GRACE_MS = 1000;

/**
 * Named timers of one run: at most one of a name, and none left when the run has ended. One that is
 * late because Corelane itself was held up (stopped, or on a machine that is overloaded) gives a short
 * grace: the answer that it waits for may have come meanwhile, and timers are looked at before pipes.
 */
export class Deadlines<Name extends string> {
  readonly #timers = new Map<Name, NodeJS.Timeout>();
  #closed = false;

  /** Replaces a running timer of the same name. */
  set(name: Name, delayMs: number, onPassed: () => void): void {
    const dueMs = performance.now() + Math.max(0, delayMs);
    this.#arm(name, delayMs, () => {
      const lateMs = performance.now() - dueMs;
      if (lateMs < LATE_MS) onPassed();
      else this.#arm(name, Math.min(lateMs, MOST_GRACE_MS), onPassed);
    });
  }

  clear(name: Name): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  /** Stops all timers; none can be set afterwards. */
  close(): void {
    this.#closed = true;
    for (const name of [...this.#timers.keys()]) this.clear(name);
  }

  #arm(name: Name, delayMs: number, onPassed: () => void): void {
    this.clear(name);
    if (this.#closed) return;
    this.#timers.set(name, setTimeout(onPassed, Math.max(0, delayMs)));
  }
}
