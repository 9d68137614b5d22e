// @ts-check
// Workload "sort": task i makes random numbers and sorts them with the language's own sort, which for
// a typed array is native code.
import { taskDigest, u64 } from '../digest.mjs';
import { littleEndianBytes } from '../little-endian.mjs';
import { readSizes, sizeOf } from '../sizes.mjs';
import { splitmix32 } from '../splitmix32.mjs';

const MAX_SIZE = 100_000_000;

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare(request) {
  const sizes = readSizes(request, 1, MAX_SIZE);
  return { tasksTotal: sizes.tasks, input: { sizes } };
}

/**
 * @param {number} index
 * @param {{ sizes: import('../sizes.mjs').TaskSizes }} input
 */
export function run(index, { sizes }) {
  const next = splitmix32(sizes.seed + index);
  const numbers = new Uint32Array(sizeOf(sizes, index));
  for (let nth = 0; nth < numbers.length; nth += 1) numbers[nth] = next();
  numbers.sort();
  return taskDigest(u64(index), littleEndianBytes(numbers));
}
