import type { Clock } from './clock.ts';

/** A tick that took long is followed by a pause of at least this share of the interval. */
const LEAST_PAUSE_SHARE = 0.25;

/**
 * Calls `tick` again and again, never while the last call is under way.
 *
 * The next call is armed when the last one has ended, well or badly, and is planned from its
 * beginning. A late tick is not made up for.
 */
export class TickTimer {
  readonly #clock: Clock;
  readonly #intervalMs: () => number;
  readonly #tick: () => Promise<void>;
  #cancel: (() => void) | null = null;
  #isRunning = false;

  /** @param tick Must not reject. */
  constructor(clock: Clock, intervalMs: () => number, tick: () => Promise<void>) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#tick = tick;
  }

  /** The first tick comes at once. Starting twice changes nothing. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#arm(0);
  }

  /** No tick begins after this. */
  stop(): void {
    this.#isRunning = false;
    this.#cancel?.();
    this.#cancel = null;
  }

  #arm(delayMs: number): void {
    this.#cancel = this.#clock.after(delayMs, () => void this.#run());
  }

  async #run(): Promise<void> {
    const startedMs = this.#clock.nowMs();
    this.#cancel = null;
    try {
      await this.#tick();
    } finally {
      this.#armNext(startedMs);
    }
  }

  #armNext(startedMs: number): void {
    // Stopped, or stopped and started again while the tick was under way.
    if (!this.#isRunning || this.#cancel !== null) return;
    const intervalMs = this.#intervalMs();
    const dueMs = startedMs + intervalMs - this.#clock.nowMs();
    this.#arm(Math.max(dueMs, intervalMs * LEAST_PAUSE_SHARE));
  }
}
