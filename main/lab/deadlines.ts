/** Named timers of one run: at most one of a name, and none left when the run has ended. */
export class Deadlines<Name extends string> {
  readonly #timers = new Map<Name, NodeJS.Timeout>();
  #closed = false;

  /** Replaces a running timer of the same name. */
  set(name: Name, delayMs: number, onPassed: () => void): void {
    this.clear(name);
    if (this.#closed) return;
    this.#timers.set(name, setTimeout(onPassed, Math.max(0, delayMs)));
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
}
