// @ts-check
const PREFIX = Buffer.from('corelane:mark ');
const AFTER_NEWLINE = Buffer.from('\ncorelane:mark ');
const NEWLINE = 10;

/** A line that is longer is no mark. */
export const MAX_LINE_BYTES = 1024;

/** Tells marks from the rest of what a command prints, wherever the blocks end that it is read in. */
export class MarkSplitter {
  /** The beginning of a line that may still be a mark. */
  #open = Buffer.alloc(0);
  /** In the middle of a line that is none. */
  #inside = false;

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
    let data = this.#open.length > 0 ? Buffer.concat([this.#open, block]) : block;
    this.#open = Buffer.alloc(0);
    if (this.#inside) {
      const end = data.indexOf(NEWLINE) + 1;
      if (end === 0) return { marks, rest: [data] };
      rest.push(data.subarray(0, end));
      data = data.subarray(end);
    }
    this.#keep(takeLines(data, marks, rest), rest);
    return { marks, rest };
  }

  /** What was held back and is no mark, because no end of its line has come. */
  end() {
    return this.#open;
  }

  /**
   * @param {Buffer} last
   * @param {Buffer[]} rest
   */
  #keep(last, rest) {
    this.#inside = last.length > MAX_LINE_BYTES || !mayBeMark(last);
    if (this.#inside) rest.push(last);
    else this.#open = Buffer.from(last); // not the block it was cut from
  }
}

/**
 * Cuts from the beginning of a line on.
 * @param {Buffer} data
 * @param {string[]} marks
 * @param {Buffer[]} rest
 * @returns {Buffer} an unfinished last line
 */
function takeLines(data, marks, rest) {
  for (;;) {
    const begin = beginOfMark(data);
    const end = begin < 0 ? -1 : data.indexOf(NEWLINE, begin);
    if (end < 0) {
      const last = data.lastIndexOf(NEWLINE) + 1;
      rest.push(data.subarray(0, last));
      return data.subarray(last);
    }
    const isMark = end - begin <= MAX_LINE_BYTES;
    rest.push(data.subarray(0, isMark ? begin : end + 1));
    if (isMark) marks.push(data.toString('utf8', begin + PREFIX.length, end));
    data = data.subarray(end + 1);
  }
}

/** @param {Buffer} data */
function beginOfMark(data) {
  if (data.subarray(0, PREFIX.length).equals(PREFIX)) return 0;
  const before = data.indexOf(AFTER_NEWLINE);
  return before < 0 ? -1 : before + 1;
}

/** @param {Buffer} last */
function mayBeMark(last) {
  const bytes = Math.min(last.length, PREFIX.length);
  return last.subarray(0, bytes).equals(PREFIX.subarray(0, bytes));
}
