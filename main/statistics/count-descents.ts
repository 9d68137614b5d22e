/**
 * In how many of all pairs the later value is smaller than the earlier one, and in how many they are
 * equal, by merging (Knight 1966): n log n steps instead of n².
 */
export function countDescents(values: Float64Array): { smaller: number; equal: number } {
  const counts = { smaller: 0, equal: 0 };
  let from = values.slice();
  let to = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      counts.smaller += mergeRuns(from, to, start, width);
    }
    [from, to] = [to, from];
  }
  counts.equal = equalPairs(from);
  return counts;
}

/** Merges two sorted runs side by side; returns the pairs in which the right one's value is smaller. */
function mergeRuns(from: Float64Array, to: Float64Array, start: number, width: number): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right, smaller] = [start, middle, 0];
  for (let place = start; place < end; place += 1) {
    const isRight =
      left >= middle || (right < end && (from[right] ?? 0) < (from[left] ?? Number.NaN));
    if (isRight) smaller += middle - left;
    to[place] = from[isRight ? right++ : left++] ?? Number.NaN;
  }
  return smaller;
}

function equalPairs(sorted: Float64Array): number {
  let pairs = 0;
  let alike = 0;
  for (let place = 1; place < sorted.length; place += 1) {
    alike = sorted[place] === sorted[place - 1] ? alike + 1 : 0;
    pairs += alike;
  }
  return pairs;
}
