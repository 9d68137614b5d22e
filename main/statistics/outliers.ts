import { median } from './quantile.ts';

/** Of the modified Z-score (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). */
export const MOST_MODIFIED_Z = 3.5;

/** An outlier lies at least so far off: with a tiny spread anything else would be one. */
export const FLOOR_PERCENT = 5;
export const FLOOR_MS = 2;

/** Of fewer values the spread is not known well enough to call one of them far off. */
export const LEAST_VALUES = 5;

/** The median absolute deviation of a normal distribution, in standard deviations. */
const MAD_OF_NORMAL = 0.6745;

/**
 * Which values to mark (none is ever dropped): a modified Z-score, 0.6745 · (x − median) ÷ MAD, beyond
 * ± 3.5, and a distance from the median of more than the greater of 5 % of it and 2 ms.
 * @param valuesMs in any order
 * @returns indexes, ascending; none of fewer than five values
 */
export function outlierIndexes(valuesMs: readonly number[]): readonly number[] {
  if (valuesMs.length < LEAST_VALUES) return [];
  const middle = median(valuesMs);
  const distances = valuesMs.map((value) => Math.abs(value - middle));
  // Where more than half are equal the MAD is 0, and the floor alone decides.
  const spread = (MOST_MODIFIED_Z * median(distances)) / MAD_OF_NORMAL;
  const least = Math.max(spread, FLOOR_MS, (FLOOR_PERCENT / 100) * Math.abs(middle));
  return distances.flatMap((distance, index) => (distance > least ? [index] : []));
}
