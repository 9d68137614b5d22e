/** What a counter of milliseconds came to in one tick, as a share of the tick. */
export interface TickShare {
  /** `null`: not told, the first reading, or one that can't be. */
  readonly share: number | null;
  readonly isRejected: boolean;
}

interface Reading {
  readonly atMs: number;
  readonly totalMs: number;
}

/** A counter of time that some state lasted, from tick to tick. */
export class ShareMeter {
  readonly #most: (elapsedMs: number) => number;
  #previous: Reading | null = null;

  /** @param most what the counter can grow by in a time, at most, in milliseconds */
  constructor(most: (elapsedMs: number) => number) {
    this.#most = most;
  }

  /** @param totalMs since the counter's beginning; `null` when this tick could not read it */
  tick(atMs: number, totalMs: number | null): TickShare {
    const before = this.#previous;
    this.#previous = totalMs === null ? null : { atMs, totalMs };
    if (before === null || totalMs === null || atMs <= before.atMs) {
      return { share: null, isRejected: false };
    }
    const elapsedMs = atMs - before.atMs;
    const grownMs = totalMs - before.totalMs;
    const isRejected = grownMs < 0 || grownMs > this.#most(elapsedMs);
    return { share: isRejected ? null : grownMs / elapsedMs, isRejected };
  }
}
