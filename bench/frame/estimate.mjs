// @ts-check

/** @typedef {readonly [low: number, high: number]} Interval */

/**
 * A median with what surrounds it. Without values all numbers are NaN.
 * @typedef {object} Estimate
 * @property {number} count of values that are numbers
 * @property {number} median
 * @property {number} least
 * @property {number} greatest
 * @property {Interval | null} ci95 `null`: fewer than 6 values have none
 */

const LEVEL = 0.95;

/** Fewer values have no 95 % interval of the median, however far it reaches. */
export const LEAST_FOR_INTERVAL = 6;

/** @param {readonly number[]} values NaN and infinities are left out */
function sortedNumbers(values) {
  return values.filter(Number.isFinite).sort((left, right) => left - right);
}

/**
 * @param {readonly number[]} values in any order
 * @returns {number} NaN without any
 */
export function medianOf(values) {
  const sorted = sortedNumbers(values);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * The rank, from 1, whose value and its mirror image hold the median of what was sampled at least 95 times in 100:
 * the greatest d with 1 − 2 · P(Binomial(count, ½) < d) ≥ 0.95 (David and Nagaraja, Order Statistics, 2003, 7.1).
 * @param {number} count
 * @returns {number} 0: there is none
 */
export function lowerRank(count) {
  let rank = 0;
  let share = 0.5 ** count;
  let below = share;
  while (1 - 2 * below >= LEVEL) {
    rank += 1;
    share *= (count - rank + 1) / rank;
    below += share;
  }
  return rank;
}

/**
 * Median with its 95 % interval by order statistics, which assumes nothing of how values are spread.
 * @param {readonly number[]} values in any order
 * @returns {Estimate}
 */
export function estimate(values) {
  const sorted = sortedNumbers(values);
  const count = sorted.length;
  const rank = lowerRank(count);
  return {
    count,
    median: medianOf(sorted),
    least: sorted[0] ?? NaN,
    greatest: sorted.at(-1) ?? NaN,
    ci95: rank === 0 ? null : [sorted[rank - 1] ?? NaN, sorted[count - rank] ?? NaN],
  };
}

/**
 * Quotients within each repeat, so that a machine that is slower for a while is so for both. NaN where one of the
 * two has no reading, or the divisor is not above 0.
 * @param {readonly number[]} values
 * @param {readonly number[]} divisors one for each value
 */
export function pairedRatios(values, divisors) {
  return values.map((value, repeat) => {
    const divisor = divisors[repeat] ?? NaN;
    return divisor > 0 ? value / divisor : NaN;
  });
}
