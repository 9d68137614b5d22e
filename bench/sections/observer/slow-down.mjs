// @ts-check

/** Wider intervals say nothing about a goal that has 1 point of room. */
const WIDEST_POINTS = 1;

/** What a watcher may cost beyond the cores that it uses itself. */
const ROOM_POINTS = 1;

/** @typedef {{ blocks: number, atMs: number }} Account what has been done so far */

/** @param {Account} before @param {Account} after */
export function ratePerS(before, after) {
  return ((after.blocks - before.blocks) / (after.atMs - before.atMs)) * 1000;
}

/**
 * How much less was done while somebody watched than right before and after it.
 * @param {{ before: number, watched: number, after: number }} rates
 * @returns {number} in points of a hundred; below 0: more
 */
export function slowDownPoints({ before, watched, after }) {
  return 100 * (1 - watched / ((before + after) / 2));
}

/**
 * What a watcher that uses so many cores of so many takes away by that alone, and 1 point.
 * @param {number} watcherCores
 * @param {number} cores
 */
export function allowedPoints(watcherCores, cores) {
  return (100 * watcherCores) / cores + ROOM_POINTS;
}

/**
 * Why a slow-down can't be told here.
 * @param {import('../../frame/estimate.mjs').Estimate} estimate of the points
 * @returns {string | null} `null`: it can
 */
export function whyUnmeasurable({ ci95, count }) {
  if (ci95 === null) return `not measurable: too few repeats (${count}) for an interval`;
  const widthPoints = ci95[1] - ci95[0];
  if (widthPoints <= WIDEST_POINTS) return null;
  return `not measurable here: the interval is ${widthPoints.toFixed(1)} points wide, more than ${WIDEST_POINTS}`;
}
