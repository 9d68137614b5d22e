// @ts-check
import { LinePicker } from './line-picker.mjs';
import { MarkSplitter } from './mark-splitter.mjs';
import { MAX_LINE_BYTES, ToldLines } from './told-lines.mjs';

/**
 * What one block has completed.
 * @typedef {object} Heard
 * @property {string[]} marks without their prefix
 * @property {import('./told-lines.mjs').Message[]} told messages of the run-host protocol
 * @property {Buffer[]} rest ordinary output, in pieces
 */

/**
 * Tells what a command says to Corelane from all else that it prints. Marks, and what is said by the
 * protocol, are never the same twice: they hold times.
 */
export class Spoken {
  lines = new ToldLines();
  #marks = new MarkSplitter();
  #objects = new LinePicker('{', MAX_LINE_BYTES);

  /**
   * @param {Buffer} block
   * @returns {Heard}
   */
  feed(block) {
    const { marks, rest: others } = this.#marks.feed(block);
    /** @type {Heard} */
    const heard = { marks, told: [], rest: [] };
    for (const piece of others) this.#sort(piece, heard);
    return heard;
  }

  /** What was held back and is ordinary output, because no end of its line has come. */
  end() {
    /** @type {Heard} */
    const heard = { marks: [], told: [], rest: [] };
    this.#sort(this.#marks.end(), heard);
    return Buffer.concat([...heard.rest, this.#objects.end()]);
  }

  /**
   * @param {Buffer} data
   * @param {Heard} heard
   */
  #sort(data, heard) {
    for (const { bytes, isPicked } of this.#objects.feed(data)) {
      const message = isPicked ? this.lines.take(bytes) : null;
      if (message === null) heard.rest.push(bytes);
      else heard.told.push(message);
    }
  }
}
