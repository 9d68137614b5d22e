// @ts-check
const NEWLINE = 10;

/**
 * A part of an output.
 * @typedef {object} Piece
 * @property {Buffer} bytes
 * @property {boolean} isPicked it is a whole line that begins with the prefix, with its end
 */

/** Picks lines out of an output by how they begin, wherever the blocks end that it is read in. */
export class LinePicker {
  #prefix;
  #afterNewline;
  #maxBytes;
  /** The beginning of a line that may still be picked. */
  #open = Buffer.alloc(0);
  /** In the middle of a line that is not. */
  #inside = false;

  /**
   * @param {string} prefix
   * @param {number} maxBytes of a line, its end not counted; longer ones are never picked
   */
  constructor(prefix, maxBytes) {
    this.#prefix = Buffer.from(prefix);
    this.#afterNewline = Buffer.from(`\n${prefix}`);
    this.#maxBytes = maxBytes;
  }

  /**
   * @param {Buffer} block
   * @returns {Piece[]} what this block completes, in order
   */
  feed(block) {
    /** @type {Piece[]} */
    const pieces = [];
    let data = this.#open.length > 0 ? Buffer.concat([this.#open, block]) : block;
    this.#open = Buffer.alloc(0);
    if (this.#inside) {
      const end = data.indexOf(NEWLINE) + 1;
      if (end === 0) return [{ bytes: data, isPicked: false }];
      pieces.push({ bytes: data.subarray(0, end), isPicked: false });
      data = data.subarray(end);
    }
    this.#keep(this.#takeLines(data, pieces), pieces);
    return pieces;
  }

  /** What was held back and is not picked, because no end of its line has come. */
  end() {
    return this.#open;
  }

  /**
   * Cuts from the beginning of a line on.
   * @param {Buffer} data
   * @param {Piece[]} pieces
   * @returns {Buffer} an unfinished last line
   */
  #takeLines(data, pieces) {
    for (;;) {
      const begin = this.#nextBegin(data);
      const end = begin < 0 ? -1 : data.indexOf(NEWLINE, begin);
      if (end < 0) {
        const last = data.lastIndexOf(NEWLINE) + 1;
        pieces.push({ bytes: data.subarray(0, last), isPicked: false });
        return data.subarray(last);
      }
      const isPicked = end - begin <= this.#maxBytes;
      pieces.push({ bytes: data.subarray(0, isPicked ? begin : end + 1), isPicked: false });
      if (isPicked) pieces.push({ bytes: data.subarray(begin, end + 1), isPicked });
      data = data.subarray(end + 1);
    }
  }

  /**
   * @param {Buffer} last
   * @param {Piece[]} pieces
   */
  #keep(last, pieces) {
    this.#inside = last.length > this.#maxBytes || !this.#mayBePicked(last);
    if (this.#inside) pieces.push({ bytes: last, isPicked: false });
    else this.#open = Buffer.from(last); // not the block it was cut from
  }

  /** @param {Buffer} last */
  #mayBePicked(last) {
    const bytes = Math.min(last.length, this.#prefix.length);
    return last.subarray(0, bytes).equals(this.#prefix.subarray(0, bytes));
  }

  /** @param {Buffer} data */
  #nextBegin(data) {
    if (data.subarray(0, this.#prefix.length).equals(this.#prefix)) return 0;
    const before = data.indexOf(this.#afterNewline);
    return before < 0 ? -1 : before + 1;
  }
}
