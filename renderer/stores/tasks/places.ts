/**
 * How many values of an ascending column are less than `value`. Quick where that is not far behind
 * `from`, as from one column of a strip to the next.
 * @param from so many are known to be
 */
export function countBelow(column: Float64Array, value: number, from = 0): number {
  let [low, high] = [from, from];
  for (let step = 1; high < column.length && (column[high] ?? NaN) < value; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, column.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are at most `value`; otherwise like `countBelow`. */
export function countUpTo(column: Float64Array, value: number, from = 0): number {
  let [low, high] = [from, from];
  for (let step = 1; high < column.length && (column[high] ?? NaN) <= value; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, column.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? NaN) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the values from a place on are not less than the one before them each. */
export function isAscending(column: Float64Array, from: number): boolean {
  for (let place = Math.max(1, from); place < column.length; place += 1) {
    if ((column[place] ?? NaN) < (column[place - 1] ?? NaN)) return false;
  }
  return true;
}
