/** Grows by a quarter of itself: twice would leave tens of megabytes unused at a million tasks. */
const GROWTH = 1.25;
const FIRST_PLACES = 64;

type TypedColumn = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** Room for at least `places` values, with what stands in the column; itself, where that is enough. */
export function withRoom<Column extends TypedColumn>(column: Column, places: number): Column {
  if (column.length >= places) return column;
  const size = Math.max(FIRST_PLACES, places, Math.ceil(column.length * GROWTH));
  const larger = new (column.constructor as new (length: number) => Column)(size);
  larger.set(column);
  return larger;
}

/** Ascending values that grow. */
export class AscendingColumn {
  #values = new Float64Array(0);
  #length = 0;

  /** Takes in values in any order; quick where they are about as late as the last ones. */
  addAll(values: Float64Array): void {
    if (values.length === 0) return;
    const before = this.#length;
    this.#values = withRoom(this.#values, before + values.length);
    this.#values.set(values, before);
    this.#length += values.length;
    const least = values.reduce((smaller, value) => Math.min(smaller, value));
    this.#values.subarray(this.#placeBefore(before, least), this.#length).sort();
  }

  /** A view of what there is so far. */
  read(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  #placeBefore(end: number, value: number): number {
    let place = end;
    while (place > 0 && (this.#values[place - 1] ?? NaN) > value) place -= 1;
    return place;
  }
}
