// @ts-check
// Workload "compress": task i compresses a block of memory with zlib, expands it again and compares.
// Digests are taken from what was expanded: compressed bytes differ from one zlib to the next.
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

import { taskDigest, u64 } from '../digest.mjs';
import { onceAWorker } from '../once-a-worker.mjs';
import { wholeNumber } from '../parameters.mjs';
import { readSizes, sizeOf } from '../sizes.mjs';
import { randomBytes } from '../splitmix32.mjs';
import { TaskFailure } from '../task-failure.mjs';

const INDEX_BYTES = 8;
const PATTERN_BYTES = 65536;
const MAX_SIZE = 1024 * 1024 * 1024;

/** @typedef {{ sizes: import('../sizes.mjs').TaskSizes, level: number }} Input */

/** @param {Pick<import('../request.mjs').Request, 'parameters' | 'seed'>} request */
export function prepare(request) {
  const sizes = readSizes(request, INDEX_BYTES, MAX_SIZE);
  const level = wholeNumber(request.parameters, 'level', 1, 9);
  return { tasksTotal: sizes.tasks, input: { sizes, level } };
}

/** Sixteen letters at random: about half of the bits are redundant. */
const pattern = onceAWorker((/** @type {Input} */ { sizes }) =>
  randomBytes(sizes.seed, PATTERN_BYTES).map((byte) => 97 + (byte % 16)),
);

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, input) {
  const size = sizeOf(input.sizes, index);
  const original = Buffer.alloc(size);
  if (size > INDEX_BYTES) original.fill(pattern(input), INDEX_BYTES);
  original.set(u64(index));
  const expanded = inflateSync(deflateSync(original, { level: input.level }));
  requireEqual(original, expanded);
  return taskDigest(u64(index), u64(size), createHash('sha256').update(expanded).digest());
}

/**
 * @param {Buffer} original
 * @param {Buffer} expanded
 */
export function requireEqual(original, expanded) {
  if (expanded.equals(original)) return;
  throw new TaskFailure(
    'RoundTrip',
    `${expanded.length} bytes came back from zlib that are not the ${original.length} that went in.`,
  );
}
