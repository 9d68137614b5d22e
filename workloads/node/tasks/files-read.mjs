// @ts-check
// Workload "files-read": task i reads one file under a folder, and computes next to nothing.
import { taskDigest, u64 } from '../digest.mjs';
import { prepareFiles } from '../file-list.mjs';
import { readBlocks, readBlocksAwaited } from '../regular-file.mjs';

const BLOCK_BYTES = 64 * 1024;
const TAIL_BYTES = 64;

export const prepare = prepareFiles;

/**
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path relative to the folder; one character a byte
 */
export function run(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const reading = new Reading();
  readBlocks({ folder, name }, BLOCK_BYTES, (block) => reading.take(block));
  return reading.digestOf(name);
}

/**
 * The same for an event loop: the reads are awaited, so that other tasks go on meanwhile.
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path
 */
export async function runConcurrently(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const reading = new Reading();
  await readBlocksAwaited({ folder, name }, BLOCK_BYTES, (block) => reading.take(block));
  return reading.digestOf(name);
}

/** What is kept of a file: how long it was, and how its last block ended. */
class Reading {
  #bytes = 0;
  /** @type {Buffer} */
  #lastBlock = Buffer.alloc(0);

  /** @param {Buffer} block which the next one overwrites */
  take(block) {
    this.#bytes += block.length;
    this.#lastBlock = block;
  }

  /** @param {Buffer} name */
  digestOf(name) {
    const tail = this.#lastBlock.subarray(-TAIL_BYTES);
    return taskDigest(name, Buffer.of(0), u64(this.#bytes), tail);
  }
}
