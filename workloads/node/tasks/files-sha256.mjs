// @ts-check
// Workload "files-sha256": task i reads the i-th file under a folder and hashes it.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { getSystemErrorMap } from 'node:util';

import { taskDigest } from '../digest.mjs';
import { listFiles } from '../file-list.mjs';
import { text } from '../parameters.mjs';
import { InputFailure } from '../task-failure.mjs';

const BLOCK_BYTES = 256 * 1024;
// The file may have become something else since the list was made: opening a link must fail then, and
// opening a pipe must not wait for a writer.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** @param {import('../request.mjs').Request} request */
export async function prepare({ parameters }) {
  const folder = text(parameters, 'folder');
  const { paths, fingerprint, warnings } = await listFiles(folder);
  const fingerprintAgain = async () => (await listFiles(folder)).fingerprint;
  const input = { folder };
  return { tasksTotal: paths.length, input, items: paths, fingerprint, fingerprintAgain, warnings };
}

/**
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path relative to the folder; one character a byte
 */
export function run(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const hash = createHash('sha256');
  try {
    const fd = openSync(inFolder(folder, name), OPEN_FLAGS);
    try {
      requireRegularFile(fd);
      const block = Buffer.allocUnsafe(BLOCK_BYTES);
      for (let n; (n = readSync(fd, block, 0, BLOCK_BYTES, null)) > 0;) {
        hash.update(block.subarray(0, n));
      }
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw unreadable(name, error);
  }
  return digestOf(name, hash.digest());
}

/**
 * The same for an event loop: the reads are awaited, so that other tasks go on meanwhile; the
 * hashing still takes the loop's own time.
 * @type {(index: number, input: { folder: string }, path: string) => Promise<string>}
 */
export async function runConcurrently(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const hash = createHash('sha256');
  try {
    const file = await open(inFolder(folder, name), OPEN_FLAGS);
    try {
      requireRegularFile(file.fd);
      const block = Buffer.allocUnsafe(BLOCK_BYTES);
      for (let n; (n = (await file.read(block, 0, BLOCK_BYTES, null)).bytesRead) > 0;) {
        hash.update(block.subarray(0, n));
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(name, error);
  }
  return digestOf(name, hash.digest());
}

/**
 * @param {Uint8Array} name
 * @param {Uint8Array} contentHash
 */
export function digestOf(name, contentHash) {
  return taskDigest(name, Buffer.of(0), contentHash);
}

/**
 * @param {string} folder
 * @param {Buffer} name
 */
function inFolder(folder, name) {
  return Buffer.concat([Buffer.from(`${folder}/`), name]);
}

/** @param {number} fd */
function requireRegularFile(fd) {
  if (fstatSync(fd).isFile()) return;
  throw Object.assign(new Error('no longer a regular file'), { code: 'EINVAL' });
}

/**
 * @param {Buffer} name
 * @param {unknown} error
 */
function unreadable(name, error) {
  const { code = 'EIO', errno = 0, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = getSystemErrorMap().get(errno)?.[1] ?? message;
  return new InputFailure(code, `${name.toString('utf8')}: ${reason}`);
}
