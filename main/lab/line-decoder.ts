import { MAX_LINE_BYTES } from '../../contract/host-protocol.ts';

const NEWLINE = 0x0a;

/** What a chunk of bytes completed. */
export interface DecodedLines {
  /** Whole lines without their `\n`; `null` stands for a line that is not UTF-8. */
  readonly lines: readonly (string | null)[];
  /** A line went over the limit: the rest of the stream is dropped, so memory stays bounded. */
  readonly tooLong: boolean;
}

/**
 * Cuts a byte stream into lines, wherever the chunks end, also inside a character. One bad byte
 * spoils one line only. Blank lines are left out.
 */
export class LineDecoder {
  readonly #limitBytes: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #pendingBytes = 0;
  #tooLong = false;

  /** @param limitBytes longest line accepted, its `\n` not counted */
  constructor(limitBytes: number = MAX_LINE_BYTES) {
    this.#limitBytes = limitBytes;
  }

  push(chunk: Uint8Array): DecodedLines {
    const lines: (string | null)[] = [];
    let from = 0;
    while (!this.#tooLong && from < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, from);
      const to = newline === -1 ? chunk.length : newline;
      if (this.#keep(chunk.subarray(from, to)) && newline !== -1) this.#takeLine(lines);
      from = to + 1;
    }
    return { lines, tooLong: this.#tooLong };
  }

  /** What stands behind the last `\n` when the stream has ended: a line that was cut off. */
  end(): DecodedLines {
    const lines: (string | null)[] = [];
    if (!this.#tooLong) this.#takeLine(lines);
    return { lines, tooLong: this.#tooLong };
  }

  /** False when that made the line too long. */
  #keep(part: Uint8Array): boolean {
    this.#pendingBytes += part.length;
    if (this.#pendingBytes > this.#limitBytes) {
      this.#tooLong = true;
      this.#parts = [];
      return false;
    }
    if (part.length > 0) this.#parts.push(part);
    return true;
  }

  #takeLine(lines: (string | null)[]): void {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#pendingBytes = 0;
    const text = this.#decode(bytes);
    if (text?.trim() !== '') lines.push(text);
  }

  #decode(bytes: Uint8Array): string | null {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return null;
    }
  }
}
