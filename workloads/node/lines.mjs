// @ts-check
import { HostFailure } from './host-failure.mjs';

export const MAX_LINE_BYTES = 1024 * 1024;

const NEWLINE = 10;

export function lineTooLong() {
  return new HostFailure(
    'line-too-long',
    'A line of more than 1 MiB came in on descriptor 0; the run was ended.',
  );
}

/** Cuts a stream of chunks into lines. Splits bytes, not text: a character may span two chunks. */
export class LineSplitter {
  /** @type {Buffer[]} */
  #parts = [];
  #bytes = 0;

  /**
   * @param {Uint8Array} chunk
   * @returns {string[]} the lines that this chunk completes, without their newline
   * @throws {HostFailure} when a line is longer than `MAX_LINE_BYTES`
   */
  push(chunk) {
    const lines = [];
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      this.#keep(rest.subarray(0, end));
      lines.push(this.#take());
      rest = rest.subarray(end + 1);
    }
    this.#keep(rest);
    return lines;
  }

  /** @param {Buffer} part */
  #keep(part) {
    this.#bytes += part.length;
    if (this.#bytes > MAX_LINE_BYTES) throw lineTooLong();
    if (part.length > 0) this.#parts.push(part);
  }

  #take() {
    const line = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.#bytes = 0;
    return line;
  }
}
