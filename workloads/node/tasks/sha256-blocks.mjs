// @ts-check
// Workload "sha256-blocks": task i hashes a block of memory again and again. The time goes into native
// code, one call for each block.
import { createHash } from 'node:crypto';

import { taskDigest, u64 } from '../digest.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { wholeNumber } from '../parameters.mjs';
import { readSizes, sizeOf } from '../sizes.mjs';
import { randomBytes } from '../splitmix32.mjs';

const INDEX_BYTES = 8;
const PATTERN_BYTES = 1024;
const MAX_BLOCKS = 10_000_000;
const MAX_BLOCK_BYTES = 1024 * 1024 * 1024;

/** @typedef {{ sizes: import('../sizes.mjs').TaskSizes, blockBytes: number }} Input */

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare(request) {
  const sizes = readSizes(request, 1, MAX_BLOCKS);
  const blockBytes = wholeNumber(request.parameters, 'blockBytes', INDEX_BYTES, MAX_BLOCK_BYTES);
  return { tasksTotal: sizes.tasks, input: { sizes, blockBytes } };
}

/** The block of this worker. Tasks differ in its first bytes alone, so it is filled only once. */
const blockOf = onceAWorker((/** @type {Input} */ { sizes, blockBytes }) => {
  const block = Buffer.alloc(blockBytes);
  if (blockBytes > INDEX_BYTES) block.fill(randomBytes(sizes.seed, PATTERN_BYTES), INDEX_BYTES);
  return block;
});

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const block = blockOf(input);
  block.set(u64(index));
  const hash = createHash('sha256');
  for (let blocks = sizeOf(input.sizes, index); blocks > 0; blocks -= 1) hash.update(block);
  return taskDigest(u64(index), hash.digest());
}
