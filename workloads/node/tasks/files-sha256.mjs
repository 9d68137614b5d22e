// @ts-check
// Workload "files-sha256": task i reads one file under a folder and hashes it.
import { createHash } from 'node:crypto';

import { taskDigest } from '../digest.mjs';
import { prepareFiles } from '../file-list.mjs';
import { readBlocks, readBlocksAwaited } from '../regular-file.mjs';

const BLOCK_BYTES = 256 * 1024;

export const prepare = prepareFiles;

/**
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path relative to the folder; one character a byte
 */
export function run(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const hash = createHash('sha256');
  readBlocks({ folder, name }, BLOCK_BYTES, (block) => hash.update(block));
  return digestOf(name, hash.digest());
}

/**
 * The same for an event loop: the reads are awaited, so that other tasks go on meanwhile; the
 * hashing still takes the loop's own time.
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path
 */
export async function runConcurrently(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const hash = createHash('sha256');
  await readBlocksAwaited({ folder, name }, BLOCK_BYTES, (block) => hash.update(block));
  return digestOf(name, hash.digest());
}

/**
 * @param {Uint8Array} name
 * @param {Uint8Array} contentHash
 */
export function digestOf(name, contentHash) {
  return taskDigest(name, Buffer.of(0), contentHash);
}
