// @ts-check
import { medianOf } from './estimate.mjs';

/** @typedef {{ x: number, y: number }} Point */

/**
 * y ≈ fixed + each · x by least squares of the relative errors: each point weighs 1/x, as what grows with x
 * scatters with it, and the smallest x would else say nothing of the fixed part.
 * @param {readonly Point[]} points at two different x at least, all above 0
 * @returns {{ fixed: number, each: number }} NaN where the points are too few
 */
export function fitLine(points) {
  let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0];
  for (const { x, y } of points) {
    w += 1 / x;
    wx += 1;
    wy += y / x;
    wxx += x;
    wxy += y;
  }
  const determinant = w * wxx - wx * wx;
  if (points.length < 2 || determinant <= 1e-12 * w * wxx) return { fixed: NaN, each: NaN };
  return {
    fixed: (wxx * wy - wx * wxy) / determinant,
    each: (w * wxy - wx * wy) / determinant,
  };
}

/** Beyond it a normal variable lies once in 20 times. */
const Z_95 = 1.959964;

/**
 * How a quantity changes with x: the median of the slopes of all pairs (Theil 1950, Sen 1968) and its 95 % interval
 * from the normal approximation of Kendall's S, without correction for ties (Sen 1968, section 4). It assumes that
 * what is left of the line is independent from point to point.
 * @param {readonly Point[]} points
 * @returns {{ slope: number, ci95: readonly [number, number] | null }} `null`: fewer than 8 points
 */
export function trendOf(points) {
  const slopes = points
    .flatMap((left, index) => points.slice(index + 1).map((right) => slopeOf(left, right)))
    .filter(Number.isFinite)
    .sort((left, right) => left - right);
  const count = points.length;
  if (count < 8) return { slope: medianOf(slopes), ci95: null };
  const half = (Z_95 * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)) / 2;
  const low = Math.max(0, Math.floor(slopes.length / 2 - half));
  const high = Math.min(slopes.length - 1, Math.ceil(slopes.length / 2 + half));
  return { slope: medianOf(slopes), ci95: [slopes[low] ?? NaN, slopes[high] ?? NaN] };
}

/** @param {Point} left @param {Point} right */
function slopeOf(left, right) {
  return (right.y - left.y) / (right.x - left.x);
}
