/**
 * The last `capacity` numbers of a series, in one preallocated typed array. NaN is a gap: the
 * reading is not known. It never stands for zero.
 */
export class RingBuffer {
  readonly capacity: number;
  readonly #values: Float64Array;
  #start = 0;
  #length = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`A ring buffer holds at least one number, not ${capacity}`);
    }
    this.#values = new Float64Array(capacity).fill(Number.NaN);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number | null): void {
    this.#values[(this.#start + this.#length) % this.capacity] = value ?? Number.NaN;
    if (this.#length < this.capacity) this.#length += 1;
    else this.#start = (this.#start + 1) % this.capacity;
  }

  /** Value at `index`, 0 being the oldest one kept; NaN outside. */
  at(index: number): number {
    if (!this.#isInside(index)) return Number.NaN;
    return this.#values[(this.#start + index) % this.capacity] ?? Number.NaN;
  }

  /** Replaces a value that is still kept; says whether it was. */
  replace(index: number, value: number | null): boolean {
    if (!this.#isInside(index)) return false;
    this.#values[(this.#start + index) % this.capacity] = value ?? Number.NaN;
    return true;
  }

  /** A copy of the last `count` values, oldest first. */
  last(count: number): Float64Array {
    const size = Math.min(Math.max(0, count), this.#length);
    const copy = new Float64Array(size);
    for (let i = 0; i < size; i += 1) copy[i] = this.at(this.#length - size + i);
    return copy;
  }

  clear(): void {
    this.#start = 0;
    this.#length = 0;
  }

  #isInside(index: number): boolean {
    return Number.isInteger(index) && index >= 0 && index < this.#length;
  }
}
