import type { Percentiles } from './run.ts';

/**
 * Nearest-rank percentiles: p is the smallest value that at least p percent of the values do not
 * exceed, so each answer is a value that was measured. Of a million values in tens of milliseconds: they
 * are parted, not sorted. `null` for no values.
 * @param values any unit, any order; left as they are
 */
export function percentiles(values: Float64Array): Percentiles | null {
  if (values.length === 0) return null;
  const parted = values.slice();
  const rank = (percent: number) => Math.ceil((percent * parted.length) / 100) - 1;
  const p50 = select(parted, rank(50), 0);
  const p95 = select(parted, rank(95), rank(50));
  return { p50, p95, p99: select(parted, rank(99), rank(95)) };
}

/**
 * The value that would stand at `place` if the values were ascending; afterwards no later one is less.
 * @param from no value before this place is greater than one from there on
 */
function select(values: Float64Array, place: number, from: number): number {
  let [low, high] = [from, values.length - 1];
  while (low < high) {
    const pivot = middleOf(values[low], values[(low + high) >>> 1], values[high]);
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? NaN) < pivot) left += 1;
      while ((values[right] ?? NaN) > pivot) right -= 1;
      if (left > right) break;
      const moved = values[left] ?? NaN;
      values[left] = values[right] ?? NaN;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place] ?? NaN;
}

function middleOf(a = NaN, b = NaN, c = NaN): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
