import { RingBuffer } from './ring-buffer.ts';

/** A ring buffer whose places are sequence numbers: what was not read stays a gap in its place. */
export class SequencedSeries {
  readonly #ring: RingBuffer;
  #nextSequence: number | null = null;

  constructor(capacity: number) {
    this.#ring = new RingBuffer(capacity);
  }

  get length(): number {
    return this.#ring.length;
  }

  /** Sequence number of the oldest value kept. */
  get firstSequence(): number {
    return (this.#nextSequence ?? 0) - this.#ring.length;
  }

  /** Appends the value of a later sequence number; numbers left out become gaps. */
  put(sequence: number, value: number | null): void {
    const missing = this.#nextSequence === null ? 0 : sequence - this.#nextSequence;
    if (missing < 0) return;
    for (let i = Math.min(missing, this.#ring.capacity); i > 0; i -= 1) this.#ring.push(null);
    this.#ring.push(value);
    this.#nextSequence = sequence + 1;
  }

  /** Corrects a value that is still kept; says whether it was. */
  revise(sequence: number, value: number | null): boolean {
    return this.#ring.replace(sequence - this.firstSequence, value);
  }

  /** Value at `index`, 0 being the oldest; NaN where there is none. */
  at(index: number): number {
    return this.#ring.at(index);
  }

  latest(): number {
    return this.#ring.at(this.#ring.length - 1);
  }

  last(count: number): Float64Array {
    return this.#ring.last(count);
  }
}
