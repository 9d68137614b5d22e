import { countDescents } from './count-descents.ts';

/**
 * The median of the slopes of all pairs of points (Theil 1950, Sen 1968), without forming them: by
 * bisection on how many are below a slope, which is the number of descents of what is left when that
 * slope is taken away (Matoušek 1991 has the exact relative). Good to 12 digits of the steepest slope.
 * @param positions ascending, each once
 * @param values one for each position
 */
export function theilSenSlope(positions: Float64Array, values: Float64Array): number {
  const pairs = (positions.length * (positions.length - 1)) / 2;
  const steepest = steepestNeighbours(positions, values);
  const lower = slopeOfRank(positions, values, Math.floor((pairs + 1) / 2), steepest);
  const upper = slopeOfRank(positions, values, Math.floor(pairs / 2) + 1, steepest);
  return (lower + upper) / 2;
}

const HALVINGS = 42;

/** @param rank 1 for the least of the slopes */
function slopeOfRank(
  positions: Float64Array,
  values: Float64Array,
  rank: number,
  steepest: number,
): number {
  let [low, high] = [-steepest, steepest];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    const left = values.map((value, index) => value - middle * (positions[index] ?? 0));
    const { smaller, equal } = countDescents(left);
    // Equal ones have this slope exactly; without them, a slope of 0 would never be met.
    if (smaller < rank && rank <= smaller + equal) return middle;
    if (smaller >= rank) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** No pair's slope is steeper than the steepest of neighbours, of which it is a mean. */
function steepestNeighbours(positions: Float64Array, values: Float64Array): number {
  let steepest = 0;
  for (let index = 1; index < values.length; index += 1) {
    const rise = (values[index] ?? 0) - (values[index - 1] ?? 0);
    const run = (positions[index] ?? 0) - (positions[index - 1] ?? 0);
    steepest = Math.max(steepest, Math.abs(rise / run));
  }
  return steepest;
}
