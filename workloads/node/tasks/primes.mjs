// @ts-check
// Workload "primes": task i counts the primes in [2, size + i). Pure computation, nothing to wait for.
import { taskDigest, u64 } from '../digest.mjs';
import { wholeNumber } from '../parameters.mjs';

const MAX_TASKS = 1_000_000;
// Up to here every intermediate value stays far below 2^53.
const MAX_SIZE = 2_000_000_000;

/** @param {import('../request.mjs').Request} request */
export function prepare({ parameters }) {
  return {
    tasksTotal: wholeNumber(parameters, 'tasks', 1, MAX_TASKS),
    input: { size: wholeNumber(parameters, 'size', 2, MAX_SIZE) },
  };
}

/**
 * @param {number} index
 * @param {{ size: number }} input
 */
export function run(index, { size }) {
  const end = size + index;
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
