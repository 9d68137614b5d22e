// @ts-check
import { readSync } from 'node:fs';

import { lineTooLong, MAX_LINE_BYTES } from './lines.mjs';

const CHUNK_BYTES = 64 * 1024;
const RETRY_MS = 5;
const NEWLINE = 10;

/**
 * Reads up to and including the first line, blocking: until the parameters are here there is nothing
 * else to do, and a blocking read needs no thread, which saves its start-up time.
 * @param {number} fd
 * @returns {{ line: string, rest: Buffer } | null} `rest`: bytes read beyond the line; `null`: the
 *   stream ended before a whole line came
 */
export function readFirstLine(fd) {
  let seen = Buffer.alloc(0);
  for (;;) {
    const chunk = readChunk(fd);
    if (chunk.length === 0) return null;
    seen = Buffer.concat([seen, chunk]);
    const end = seen.indexOf(NEWLINE);
    if (end > MAX_LINE_BYTES || (end < 0 && seen.length > MAX_LINE_BYTES)) {
      throw lineTooLong();
    }
    if (end >= 0) return { line: seen.toString('utf8', 0, end), rest: seen.subarray(end + 1) };
  }
}

/** @param {number} fd */
function readChunk(fd) {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  for (;;) {
    try {
      return buffer.subarray(0, readSync(fd, buffer, 0, CHUNK_BYTES, null));
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EOF') return buffer.subarray(0, 0); // how Windows says that the pipe was closed
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}
