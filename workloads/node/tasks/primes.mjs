// @ts-check
// Workload "primes": task i counts the primes in [2, size + i). Pure computation, nothing to wait for.
import { taskDigest, u64 } from '../digest.mjs';
import { readSizes, sizeOf } from '../sizes.mjs';

// Up to here every intermediate value stays far below 2^53.
const MAX_SIZE = 2_000_000_000;

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare(request) {
  const sizes = readSizes(request, 2, MAX_SIZE);
  return { tasksTotal: sizes.tasks, input: { sizes } };
}

/**
 * @param {number} index
 * @param {{ sizes: import('../sizes.mjs').TaskSizes }} input
 */
export function run(index, { sizes }) {
  const end = sizeOf(sizes, index) + index;
  return taskDigest(u64(end), u64(countPrimes(end)));
}

/**
 * @param {number} end
 * @returns {number} how many primes lie in [2, end)
 */
export function countPrimes(end) {
  let count = 0;
  for (let x = 2; x < end; x += 1) {
    if (isPrime(x)) count += 1;
  }
  return count;
}

/** @param {number} x */
function isPrime(x) {
  for (let d = 2; d * d <= x; d += 1) {
    if (x % d === 0) return false;
  }
  return true;
}
