// @ts-check
// Workload "mandelbrot": task i computes row i of an image of the lower half of the Mandelbrot set (the
// upper one is its mirror). The last rows run through the set and take far longer than the first ones.
import { taskDigest, u64 } from '../digest.mjs';
import { littleEndianBytes } from '../little-endian.mjs';
import { wholeNumber } from '../parameters.mjs';
import { MAX_TASKS } from '../sizes.mjs';

const MAX_WIDTH = 10_000_000;
const MAX_ITERATIONS = 100_000_000;

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare({ parameters }) {
  const tasks = wholeNumber(parameters, 'tasks', 1, MAX_TASKS);
  const width = wholeNumber(parameters, 'width', 1, MAX_WIDTH);
  const iterations = wholeNumber(parameters, 'iterations', 1, MAX_ITERATIONS);
  return { tasksTotal: tasks, input: { tasks, width, iterations } };
}

/**
 * @param {number} index
 * @param {{ tasks: number, width: number, iterations: number }} input
 */
export function run(index, { tasks, width, iterations }) {
  const row = new Uint32Array(width);
  const y = -1.5 + (1.5 * index) / tasks;
  for (let point = 0; point < width; point += 1) {
    row[point] = iterationsAt(-2.0 + (3.0 * point) / width, y, iterations);
  }
  return taskDigest(u64(index), littleEndianBytes(row));
}

/**
 * How long z = z² + (x + yi) stays within the circle of radius 2. The order of the operations is part
 * of the digest: doubles round at each of them.
 * @param {number} x
 * @param {number} y
 * @param {number} iterations at most
 */
function iterationsAt(x, y, iterations) {
  let zr = 0;
  let zi = 0;
  let n = 0;
  while (n < iterations && zr * zr + zi * zi <= 4.0) {
    const t = zr * zr - zi * zi + x;
    zi = 2.0 * zr * zi + y;
    zr = t;
    n += 1;
  }
  return n;
}
