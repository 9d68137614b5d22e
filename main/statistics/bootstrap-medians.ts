import { drawIndexes } from './random.ts';

/** The two middle values of resamples, as places among the sorted values: twice the same when odd. */
interface MiddlePair {
  readonly low: number;
  readonly high: number;
  /** In how many resamples. */
  readonly times: number;
}

const MOST_REMEMBERED = 64;
const remembered = new Map<string, readonly MiddlePair[]>();

/**
 * Medians of seeded resamples with replacement (Efron 1979), ascending.
 * @param sorted ascending; at most 65,536 values
 */
export function bootstrapMedians(
  sorted: Float64Array,
  resamples: number,
  seed: number,
): Float64Array {
  const value = (place: number): number => sorted[place] ?? Number.NaN;
  const distinct = middlePairs(sorted.length, resamples, seed)
    .map(({ low, high, times }) => ({ median: (value(low) + value(high)) / 2, times }))
    .sort((a, b) => a.median - b.median);
  const medians = new Float64Array(resamples);
  let end = 0;
  for (const { median, times } of distinct) medians.fill(median, end, (end += times));
  return medians;
}

/**
 * Which of the sorted values stand in the middle of the resamples does not depend on the values.
 * Remembering it makes the intervals of an experiment's configurations, which all have as many runs,
 * cost one drawing.
 */
function middlePairs(count: number, resamples: number, seed: number): readonly MiddlePair[] {
  const key = `${count} ${resamples} ${seed}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const oldest = remembered.keys().next();
  if (remembered.size >= MOST_REMEMBERED && oldest.done !== true) remembered.delete(oldest.value);
  const drawn = drawMiddlePairs(count, resamples, seed);
  remembered.set(key, drawn);
  return drawn;
}

function drawMiddlePairs(count: number, resamples: number, seed: number): readonly MiddlePair[] {
  const draw = drawIndexes(seed);
  const drawnTimes = new Uint16Array(count);
  const pairs = new Map<number, number>();
  for (let resample = 0; resample < resamples; resample += 1) {
    drawnTimes.fill(0);
    for (let drawn = 0; drawn < count; drawn += 1) {
      const place = draw(count);
      drawnTimes[place] = (drawnTimes[place] ?? 0) + 1;
    }
    const low = placeOfRank(drawnTimes, (count + 1) >> 1);
    const pair = low * count + placeOfRank(drawnTimes, (count + 2) >> 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return [...pairs].map(([pair, times]) => ({
    low: Math.floor(pair / count),
    high: pair % count,
    times,
  }));
}

/** @param rank 1 for the smallest of the resample */
function placeOfRank(drawnTimes: Uint16Array, rank: number): number {
  let place = 0;
  for (let seen = drawnTimes[0] ?? 0; seen < rank; seen += drawnTimes[place] ?? rank) place += 1;
  return place;
}
