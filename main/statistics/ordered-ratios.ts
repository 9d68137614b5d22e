/**
 * The k-th smallest of all quotients a[i] / b[j], without forming them: bisection on how many are at
 * most so great, which two pointers count in n + m steps.
 * @param a ascending, all above 0
 * @param b ascending, all above 0
 * @param rank 1 … n · m
 */
export function orderedRatio(a: Float64Array, b: Float64Array, rank: number): number {
  let low = (a[0] ?? Number.NaN) / (b.at(-1) ?? Number.NaN);
  let high = (a.at(-1) ?? Number.NaN) / (b[0] ?? Number.NaN);
  if (countUpTo(a, b, low) >= rank) return low;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (countUpTo(a, b, middle) >= rank) high = middle;
    else low = middle;
  }
}

function countUpTo(a: Float64Array, b: Float64Array, limit: number): number {
  let count = 0;
  let first = 0;
  for (const dividend of a) {
    // The greater the dividend, the greater the divisor has to be.
    while (first < b.length && dividend / (b[first] ?? Number.NaN) > limit) first += 1;
    count += b.length - first;
  }
  return count;
}
