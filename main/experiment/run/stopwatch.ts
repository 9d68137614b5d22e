/** Time that passed while something was going on: pauses are left out. */
export class Stopwatch {
  readonly #nowMs: () => number;
  #passedMs = 0;
  #goingSinceMs: number | null = null;

  /** @param nowMs a monotonic clock */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Idempotent. */
  go(): void {
    this.#goingSinceMs ??= this.#nowMs();
  }

  /** Idempotent. */
  hold(): void {
    this.#passedMs = this.elapsedMs();
    this.#goingSinceMs = null;
  }

  elapsedMs(): number {
    if (this.#goingSinceMs === null) return this.#passedMs;
    return this.#passedMs + this.#nowMs() - this.#goingSinceMs;
  }
}
