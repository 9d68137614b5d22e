import { emptyLike } from './empty-like.ts';
import type { Column } from './run-track.ts';

const FIRST_PLACES = 256;

/** Twice would leave megabytes unused, with hundreds of columns. */
const GROWTH = 1.25;

/** Stands for every column of which nothing is known yet; nobody writes into it. */
let nothingKnown = new Float32Array(0);

/**
 * A column that grows: a typed array with room at its end. NaN is a gap. As long as nothing is known it
 * takes no memory: threads have no memory of their own, programs no event loop to tell of.
 */
export class GrowingColumn {
  #values: Column;
  #length: number;

  /** @param start what it holds from the beginning; decides how exact its numbers are */
  constructor(start: Column) {
    this.#values = start.every(Number.isNaN) ? start.slice(0, 0) : start;
    this.#length = start.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number | null): void {
    this.#length += 1;
    if (value === null || Number.isNaN(value)) this.#pushGap();
    else this.#put(this.#length - 1, value);
  }

  /** Replaces a value that is there. */
  replace(place: number, value: number): void {
    if (place >= 0 && place < this.#length) this.#put(place, value);
  }

  /** What there is so far: a view, in which later corrections show. */
  read(): Column {
    if (this.#values.length === 0) return gaps(this.#length);
    return this.#values.subarray(0, this.#length);
  }

  #pushGap(): void {
    if (this.#values.length > 0) this.#put(this.#length - 1, Number.NaN);
  }

  #put(place: number, value: number): void {
    if (place >= this.#values.length) this.#grow();
    this.#values[place] = value;
  }

  #grow(): void {
    const filled = this.#values.length;
    const places = Math.max(FIRST_PLACES, Math.ceil(filled * GROWTH), this.#length);
    const larger = emptyLike(this.#values, places);
    larger.set(this.#values);
    this.#values = larger;
  }
}

function gaps(length: number): Column {
  if (nothingKnown.length < length) {
    nothingKnown = new Float32Array(Math.max(FIRST_PLACES, length * 2)).fill(Number.NaN);
  }
  return nothingKnown.subarray(0, length);
}
