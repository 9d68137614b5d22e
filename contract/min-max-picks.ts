import type { NumberSeries } from './number-series.ts';

/** What one series can contribute to a bucket: its least, its greatest, a gap. */
const PICKS_PER_SERIES = 3;

/**
 * Indices of at most `maxPoints` places that keep every extreme of the given series and every gap
 * visible. Whole places are picked, never values mixed from several, so that stacked series still
 * add up. `firstSequence` aligns the buckets, so that the picture of what is past does not change
 * while new places are added.
 */
export function minMaxPicks(
  series: readonly NumberSeries[],
  length: number,
  maxPoints: number,
  firstSequence = 0,
): number[] {
  if (length <= maxPoints) return Array.from({ length }, (_, index) => index);
  // Two places for the ends, one more bucket because the first one may be cut by the alignment.
  const buckets = Math.floor((maxPoints - 2) / (PICKS_PER_SERIES * series.length)) - 1;
  const bucketSize = roundSize(length / Math.max(1, buckets));
  const picks = new Set([0]);
  for (let start = 0; start < length;) {
    const end = Math.min(length, start + bucketSize - ((firstSequence + start) % bucketSize));
    for (const numbers of series) pickExtremes(numbers, start, end, picks);
    start = end;
  }
  picks.add(length - 1);
  return [...picks].sort((a, b) => a - b);
}

function pickExtremes(numbers: NumberSeries, start: number, end: number, picks: Set<number>): void {
  let least = -1;
  let most = -1;
  let gap = -1;
  for (let index = start; index < end; index += 1) {
    const value = numbers.at(index);
    if (Number.isNaN(value)) gap = gap < 0 ? index : gap;
    else {
      if (least < 0 || value < numbers.at(least)) least = index;
      if (most < 0 || value > numbers.at(most)) most = index;
    }
  }
  for (const index of [least, most, gap]) if (index >= 0) picks.add(index);
}

/** Next of 1, 2, 3, 4, 6, 8, 12…: few sizes, so that the buckets seldom change. */
function roundSize(size: number): number {
  const power = 2 ** Math.ceil(Math.log2(size));
  const between = (power * 3) / 4;
  return Number.isInteger(between) && between >= size ? between : power;
}
