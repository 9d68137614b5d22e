// @ts-check
import { write } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import { tasksLine } from './task-lines.mjs';

const writeToFile = promisify(write);

const RETRY_MS = 5;

/**
 * Writes protocol lines in order. Asynchronous, so that a slow reader delays the lines but never the
 * thread that hands out tasks; one write at a time, so that lines can't overtake each other.
 */
export class Channel {
  #fd;
  /** @type {string[]} */
  #queue = [];
  /** @type {Promise<void> | null} */
  #draining = null;
  #onLost;

  /**
   * @param {number} fd
   * @param {() => void} onLost nobody reads any more
   */
  constructor(fd, onLost) {
    this.#fd = fd;
    this.#onLost = onLost;
  }

  /** @param {import('../../contract/host-protocol.ts').FromHost} message */
  send(message) {
    const line = message.type === 'tasks' ? tasksLine(message.tasks) : JSON.stringify(message);
    this.#queue.push(`${line}\n`);
    this.#draining ??= this.#drain();
  }

  /** Resolves when every line so far has been written. */
  async flush() {
    await this.#draining;
  }

  async #drain() {
    try {
      while (this.#queue.length > 0) {
        let bytes = Buffer.from(this.#queue.splice(0).join(''));
        while (bytes.length > 0) bytes = bytes.subarray(await this.#writeSome(bytes));
      }
    } catch {
      this.#onLost();
    }
    this.#draining = null;
  }

  /** @param {Buffer} bytes */
  async #writeSome(bytes) {
    try {
      return (await writeToFile(this.#fd, bytes)).bytesWritten;
    } catch (error) {
      // Whoever started the host may have made the pipe non-blocking: full is then not an error.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EAGAIN') throw error;
      await delay(RETRY_MS);
      return 0;
    }
  }
}
