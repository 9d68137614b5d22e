import type { Column } from './run-track.ts';

const FIRST_PLACES = 256;

/** A column that grows: a typed array with room at its end. NaN is a gap. */
export class GrowingColumn {
  #values: Column;
  #length: number;

  /** @param start what it holds from the beginning; decides how exact its numbers are */
  constructor(start: Column) {
    this.#values = start;
    this.#length = start.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number | null): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value ?? Number.NaN;
    this.#length += 1;
  }

  /** Replaces a value that is there. */
  replace(place: number, value: number): void {
    if (place >= 0 && place < this.#length) this.#values[place] = value;
  }

  /** What there is so far: a view, in which later corrections show. */
  read(): Column {
    return this.#values.subarray(0, this.#length);
  }

  #grow(): void {
    const places = Math.max(FIRST_PLACES, this.#values.length * 2);
    const larger =
      this.#values instanceof Float64Array ? new Float64Array(places) : new Float32Array(places);
    larger.set(this.#values);
    this.#values = larger;
  }
}
