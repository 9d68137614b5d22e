// @ts-check
import { LinePicker } from './line-picker.mjs';

const PREFIX = 'corelane:mark ';

/** A line that is longer is no mark. */
export const MAX_LINE_BYTES = 1024;

/** Tells marks from the rest of what a command prints, wherever the blocks end that it is read in. */
export class MarkSplitter {
  #picker = new LinePicker(PREFIX, MAX_LINE_BYTES);

  /**
   * @param {Buffer} block
   * @returns {{ marks: string[], rest: Buffer[] }} what comes after the prefix in each mark that this
   *   block completes, and all that is no mark
   */
  feed(block) {
    /** @type {string[]} */
    const marks = [];
    /** @type {Buffer[]} */
    const rest = [];
    for (const { bytes, isPicked } of this.#picker.feed(block)) {
      if (isPicked) marks.push(bytes.toString('utf8', PREFIX.length, bytes.length - 1));
      else rest.push(bytes);
    }
    return { marks, rest };
  }

  /** What was held back and is no mark, because no end of its line has come. */
  end() {
    return this.#picker.end();
  }
}
