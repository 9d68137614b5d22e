/** Anything read at one moment of the monotonic clock. */
export interface Timed {
  readonly atMs: number;
}

/** Two readings, far enough apart to take a rate from. */
export interface Span<Mark extends Timed> {
  readonly from: Mark;
  readonly to: Mark;
}

/**
 * The readings that the rate shown at a tick is taken from: the latest one and the youngest that is
 * at least `minSpanMs` older. With 0 that is the tick itself; counters of 10 ms ticks need 500.
 */
export class MarkWindow<Mark extends Timed> {
  readonly #minSpanMs: number;
  #marks: Mark[] = [];

  constructor(minSpanMs: number) {
    this.#minSpanMs = minSpanMs;
  }

  push(mark: Mark): void {
    this.#marks.push(mark);
    while (this.#marks.length > 2 && this.#isOldEnough(this.#marks[1], mark)) this.#marks.shift();
  }

  /** `null` before there are two readings far enough apart. */
  span(): Span<Mark> | null {
    const from = this.#marks[0];
    const to = this.#marks.at(-1);
    if (from === undefined || to === undefined || from === to) return null;
    return this.#isOldEnough(from, to) && to.atMs > from.atMs ? { from, to } : null;
  }

  #isOldEnough(mark: Mark | undefined, latest: Mark): boolean {
    return mark !== undefined && latest.atMs - mark.atMs >= this.#minSpanMs;
  }
}
