// @ts-check
// Workload "matrix": task i multiplies a few rows by a square matrix, in plain loops over doubles.
import { taskDigest, u64 } from '../digest.mjs';
import { littleEndianBytes } from '../little-endian.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { wholeNumber } from '../parameters.mjs';
import { readSizes, sizeOf } from '../sizes.mjs';
import { splitmix32 } from '../splitmix32.mjs';

const MAX_ROWS = 100_000;
const MAX_ORDER = 4000;

/** @typedef {{ sizes: import('../sizes.mjs').TaskSizes, order: number }} Input */

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare(request) {
  const sizes = readSizes(request, 1, MAX_ROWS);
  const order = wholeNumber(request.parameters, 'order', 1, MAX_ORDER);
  return { tasksTotal: sizes.tasks, input: { sizes, order } };
}

/** The square matrix, row after row: the same for all tasks. */
const squareMatrix = onceAWorker((/** @type {Input} */ { sizes, order }) =>
  randomRows(splitmix32(sizes.seed), order, order),
);

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const { sizes, order } = input;
  const rows = sizeOf(sizes, index);
  const a = randomRows(splitmix32(sizes.seed + index), rows, order);
  const product = multiply(a, squareMatrix(input), rows, order);
  return taskDigest(u64(index), littleEndianBytes(product));
}

/**
 * @param {() => number} next
 * @param {number} rows
 * @param {number} columns
 * @returns {Float64Array} numbers from 0 to 1, row after row
 */
function randomRows(next, rows, columns) {
  const numbers = new Float64Array(rows * columns);
  for (let nth = 0; nth < numbers.length; nth += 1) numbers[nth] = next() / 2 ** 32;
  return numbers;
}

/**
 * Rows times a square matrix. The second loop goes through what is summed up, so that the innermost one
 * walks along rows, as memory lies; the sum of each element keeps that order all the same.
 * @param {Float64Array} a
 * @param {Float64Array} b
 * @param {number} rows
 * @param {number} order
 */
function multiply(a, b, rows, order) {
  const c = new Float64Array(rows * order);
  for (let row = 0; row < rows; row += 1) {
    const product = c.subarray(row * order, (row + 1) * order);
    for (let k = 0; k < order; k += 1) {
      addMultiple(product, at(a, row * order + k), b, k * order);
    }
  }
  return c;
}

/**
 * @param {Float64Array} sums
 * @param {number} factor
 * @param {Float64Array} numbers
 * @param {number} offset of the first number
 */
function addMultiple(sums, factor, numbers, offset) {
  for (let nth = 0; nth < sums.length; nth += 1) {
    sums[nth] = at(sums, nth) + factor * at(numbers, offset + nth);
  }
}

/**
 * @param {Float64Array} numbers
 * @param {number} index below their length
 */
function at(numbers, index) {
  return /** @type {number} */ (numbers[index]);
}
