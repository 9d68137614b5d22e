// @ts-check
import { medianOf } from '../../frame/estimate.mjs';
import { trendOf } from '../../frame/fit-line.mjs';

/** @typedef {import('./usage.mjs').Usage} Usage */

/** The beginning, in which caches fill and code is compiled, says nothing of what comes later. */
const SETTLING_SHARE = 0.2;

const SECONDS_AN_HOUR = 3600;

/** @param {readonly Usage[]} usage @returns {readonly Usage[]} */
export function settled(usage) {
  return usage.slice(Math.floor(usage.length * SETTLING_SHARE));
}

/**
 * Growth of a quantity, in percent of its median, an hour.
 * @param {readonly Usage[]} usage
 * @param {(usage: Usage) => number} read
 * @returns {{ percentAnHour: number, ci95: readonly [number, number] | null }}
 */
export function growthOf(usage, read) {
  const points = settled(usage).map((each) => ({ x: each.atS / SECONDS_AN_HOUR, y: read(each) }));
  const middle = medianOf(points.map(({ y }) => y));
  const { slope, ci95 } = trendOf(points);
  /** @param {number} each */
  const percent = (each) => (100 * each) / middle;
  return {
    percentAnHour: percent(slope),
    ci95: ci95 === null ? null : [percent(ci95[0]), percent(ci95[1])],
  };
}

/**
 * How much more there is in the end than after the settling: for what is counted.
 * @param {readonly Usage[]} usage
 * @param {(usage: Usage) => number} read
 */
export function excessOf(usage, read) {
  const [first, last] = [settled(usage)[0], usage.at(-1)];
  return first === undefined || last === undefined ? NaN : read(last) - read(first);
}
