/** Sorted, ascending. */
export function ascending(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * A quantile of ascending values by linear interpolation between ranks (type 7 of Hyndman and Fan
 * 1996, the default of R and NumPy). NaN for no values.
 * @param share 0 … 1
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  // Two infinite neighbours have no difference.
  return low === high ? low : low + (place - below) * (high - low);
}

/** The median of values in any order. NaN for no values. */
export function median(values: Iterable<number>): number {
  return medianOfSorted(ascending(values));
}

/** The middle one, or the mean of the two in the middle. NaN for no values. */
export function medianOfSorted(sorted: Float64Array): number {
  const low = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  const high = sorted[sorted.length >> 1] ?? Number.NaN;
  return low + (high - low) / 2;
}
