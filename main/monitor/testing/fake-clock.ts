import type { Clock } from '../clock.ts';

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A clock that moves only when told to. */
export class FakeClock implements Clock {
  #nowMs = 1000;
  readonly #timers = new Set<Timer>();

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Timers that are armed. */
  get armed(): number {
    return this.#timers.size;
  }

  /** Moves time without letting timers fire: what a busy machine does to them. */
  drift(elapsedMs: number): void {
    this.#nowMs += elapsedMs;
  }

  /** Moves time from timer to timer and lets what they started come to rest in between. */
  async advance(elapsedMs: number): Promise<void> {
    const endMs = this.#nowMs + elapsedMs;
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined || next.dueMs > endMs) break;
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.callback();
      await settle();
    }
    this.#nowMs = Math.max(this.#nowMs, endMs);
  }
}

/** Lets every promise that can settle do so: none of them waits for the system here. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
