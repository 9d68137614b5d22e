/** What becomes of values that fall into one column. */
type Merge = 'mean' | 'greatest';

/** The same course over another number of columns: of the time that is known; NaN where none is. */
export function resampled(values: Float64Array, columns: number, merge: Merge): Float32Array {
  const perColumn = values.length / columns;
  return Float32Array.from({ length: columns }, (_, column) =>
    merged(values, column * perColumn, (column + 1) * perColumn, merge),
  );
}

/** Rounding must not let the neighbour of a column into it. */
const LEAST_WEIGHT = 1e-6;

function merged(values: Float64Array, from: number, to: number, merge: Merge): number {
  let [sum, known, greatest] = [0, 0, Number.NaN];
  for (let place = Math.floor(from); place < to; place += 1) {
    const value = values[place] ?? Number.NaN;
    const weight = Math.min(to, place + 1) - Math.max(from, place);
    if (Number.isNaN(value) || weight < LEAST_WEIGHT) continue;
    sum += value * weight;
    known += weight;
    if (!(value <= greatest)) greatest = value;
  }
  return merge === 'greatest' ? greatest : sum / known;
}
