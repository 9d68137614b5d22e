// @ts-check
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { getSystemErrorMap } from 'node:util';

import { InputFailure } from './task-failure.mjs';

// The file may have become something else since the list was made: opening a link must fail then, and
// opening a pipe must not wait for a writer.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A file of a folder: `name` is its relative path, as raw bytes.
 * @typedef {{ folder: string, name: Buffer }} FileName
 */

/**
 * Opens a file, acts, and closes it. The thread waits for the disk.
 * @template T
 * @param {FileName} file
 * @param {(fd: number) => T} act
 * @returns {T}
 * @throws {InputFailure} whatever keeps it from being read
 */
export function withFile(file, act) {
  try {
    const fd = openSync(pathOf(file), OPEN_FLAGS);
    try {
      requireRegularFile(fd);
      return act(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

/**
 * The same for an event loop: other tasks go on while this one waits for the disk.
 * @template T
 * @param {FileName} file
 * @param {(handle: import('node:fs/promises').FileHandle) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withFileAwaited(file, act) {
  try {
    const handle = await open(pathOf(file), OPEN_FLAGS);
    try {
      requireRegularFile(handle.fd);
      return await act(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

/**
 * Reads a file block by block.
 * @param {FileName} file
 * @param {number} blockBytes
 * @param {(block: Buffer) => void} take what it is given lasts until it returns
 */
export function readBlocks(file, blockBytes, take) {
  withFile(file, (fd) => {
    const block = Buffer.allocUnsafe(blockBytes);
    for (let n; (n = readSync(fd, block, 0, blockBytes, null)) > 0;) take(block.subarray(0, n));
  });
}

/**
 * The same for an event loop: the reads are awaited.
 * @param {FileName} file
 * @param {number} blockBytes
 * @param {(block: Buffer) => void} take
 */
export async function readBlocksAwaited(file, blockBytes, take) {
  await withFileAwaited(file, async (handle) => {
    const block = Buffer.allocUnsafe(blockBytes);
    for (let n; (n = (await handle.read(block, 0, blockBytes, null)).bytesRead) > 0;) {
      take(block.subarray(0, n));
    }
  });
}

/** @param {FileName} file */
function pathOf({ folder, name }) {
  return Buffer.concat([Buffer.from(`${folder}/`), name]);
}

/** @param {number} fd */
function requireRegularFile(fd) {
  if (fstatSync(fd).isFile()) return;
  throw Object.assign(new Error('no longer a regular file'), { code: 'EINVAL' });
}

/**
 * @param {FileName} file
 * @param {unknown} error
 */
function unreadable({ name }, error) {
  const { code = 'EIO', errno = 0, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = getSystemErrorMap().get(errno)?.[1] ?? message;
  return new InputFailure(code, `${name.toString('utf8')}: ${reason}`);
}
