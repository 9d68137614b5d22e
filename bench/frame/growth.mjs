// @ts-check
import { fitLine } from './fit-line.mjs';

/** @typedef {import('./fit-line.mjs').Point} Point */

/**
 * How a cost grows with a size, by a line (`fitLine`) and by a power: y ≈ factor · x^exponent, least squares of the
 * logarithms. `departure` is the largest distance of a point from its fit, as a share of the point.
 * @typedef {object} Growth
 * @property {{ fixed: number, each: number, r2: number, departure: number }} line
 * @property {{ factor: number, exponent: number, departure: number } | null} power `null`: some cost is not above 0
 * @property {'line' | 'power'} better the one with the smaller largest departure
 */

/** Both fits have two parameters: through as many points either of them goes. */
const LEAST_POINTS = 3;

/**
 * @param {readonly Point[]} points ascending in x, which is above 0
 * @returns {Growth | null} `null`: too few points
 */
export function growthOf(points) {
  if (new Set(points.map(({ x }) => x)).size < LEAST_POINTS) return null;
  const { fixed, each } = fitLine(points);
  const onLine = (/** @type {number} */ x) => fixed + each * x;
  const line = { fixed, each, r2: r2Of(points, onLine), departure: departureOf(points, onLine) };
  const power = powerOf(points);
  const better = power !== null && power.departure < line.departure ? 'power' : 'line';
  return { line, power, better };
}

/** @param {readonly Point[]} points @returns {Growth['power']} */
function powerOf(points) {
  if (points.some(({ y }) => !(y > 0))) return null;
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = { x: meanOf(logs.map(({ x }) => x)), y: meanOf(logs.map(({ y }) => y)) };
  const slopes = logs.reduce((sum, { x, y }) => sum + (x - mean.x) * (y - mean.y), 0);
  const exponent = slopes / logs.reduce((sum, { x }) => sum + (x - mean.x) ** 2, 0);
  const factor = Math.exp(mean.y - exponent * mean.x);
  return { factor, exponent, departure: departureOf(points, (x) => factor * x ** exponent) };
}

/** @param {readonly Point[]} points @param {(x: number) => number} fit */
function r2Of(points, fit) {
  const mean = meanOf(points.map(({ y }) => y));
  const all = points.reduce((sum, { y }) => sum + (y - mean) ** 2, 0);
  const left = points.reduce((sum, { x, y }) => sum + (y - fit(x)) ** 2, 0);
  return all === 0 ? NaN : 1 - left / all;
}

/** @param {readonly Point[]} points @param {(x: number) => number} fit */
function departureOf(points, fit) {
  return Math.max(...points.map(({ x, y }) => Math.abs(fit(x) - y) / Math.abs(y)));
}

/** @param {readonly number[]} values */
function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
