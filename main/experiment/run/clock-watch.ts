import type { ExperimentClock } from './experiment-clock.ts';

/** Two clocks of one machine that go apart by more than this over a run were not both running. */
const MAX_DIFFERENCE_MS = 1000;

/** Some systems correct one clock and not the other, by at most half of this. */
const MAX_CORRECTION = 0.001;

/** What happened to the clocks while a run went on; `null`: nothing that could be seen. */
export type ClockFinding = 'suspended' | 'clock-jump' | null;

/**
 * Looks at three clocks at the beginning and at the end of a run. The monotonic clock stands still
 * while the machine sleeps, the time since boot does not; the time of day jumps when it is set.
 */
export class ClockWatch {
  readonly #clock: ExperimentClock;
  readonly #nowMs: number;
  readonly #timeOfDayMs: number;
  readonly #sinceBootMs: number | null;

  constructor(clock: ExperimentClock) {
    this.#clock = clock;
    this.#nowMs = clock.nowMs();
    this.#timeOfDayMs = clock.timeOfDayMs();
    this.#sinceBootMs = clock.sinceBootMs();
  }

  finding(): ClockFinding {
    const elapsedMs = this.#clock.nowMs() - this.#nowMs;
    const sinceBootMs = this.#clock.sinceBootMs();
    if (sinceBootMs !== null && this.#sinceBootMs !== null) {
      if (goApart(elapsedMs, sinceBootMs - this.#sinceBootMs)) return 'suspended';
    }
    const byTimeOfDayMs = this.#clock.timeOfDayMs() - this.#timeOfDayMs;
    return goApart(elapsedMs, byTimeOfDayMs) ? 'clock-jump' : null;
  }
}

function goApart(elapsedMs: number, otherMs: number): boolean {
  const allowedMs = Math.max(MAX_DIFFERENCE_MS, MAX_CORRECTION * elapsedMs);
  return Math.abs(otherMs - elapsedMs) > allowedMs;
}
