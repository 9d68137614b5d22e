// @ts-check
import { choice, wholeNumber } from './parameters.mjs';
import { splitmix32 } from './splitmix32.mjs';

/** Beyond it a host would be busy with the list of its tasks. */
export const MAX_TASKS = 1_000_000;

/** Of the five lowest bits of a random number: what makes the giants rare. */
const TAIL_BITS = 5;

/**
 * How large the tasks of a run are.
 * @typedef {object} TaskSizes
 * @property {number} tasks
 * @property {number} size
 * @property {'uniform' | 'linear' | 'heavy-tailed'} sizes
 * @property {number} least
 * @property {number} seed
 */

/**
 * Reads the parameters `tasks`, `size` and `sizes`.
 * @param {Pick<import('./request.mjs').Request, 'parameters' | 'seed'>} request
 * @param {number} least
 * @param {number} most
 * @returns {TaskSizes}
 */
export function readSizes({ parameters, seed }, least, most) {
  return {
    tasks: wholeNumber(parameters, 'tasks', 1, MAX_TASKS),
    size: wholeNumber(parameters, 'size', least, most),
    sizes: choice(parameters, 'sizes', ['uniform', 'linear', 'heavy-tailed'], 'uniform'),
    least,
    seed,
  };
}

/**
 * The size of one task.
 * @param {TaskSizes} sizes
 * @param {number} index
 */
export function sizeOf({ tasks, size, sizes, least, seed }, index) {
  if (sizes === 'uniform') return size;
  const uneven =
    sizes === 'linear'
      ? quotient(size * 2 * (index + 1), tasks + 1)
      : quotient(size * 2 * 2 ** lowZeros(seed + index), 7);
  return Math.max(least, uneven);
}

/**
 * A division of whole numbers that no rounding can touch.
 * @param {number} dividend
 * @param {number} divisor
 */
function quotient(dividend, divisor) {
  return (dividend - (dividend % divisor)) / divisor;
}

/**
 * @param {number} state
 * @returns {number} zeros before the lowest one among the lowest bits of the state's first number
 */
function lowZeros(state) {
  const drawn = splitmix32(state)() | (1 << TAIL_BITS);
  return 31 - Math.clz32(drawn & -drawn);
}
