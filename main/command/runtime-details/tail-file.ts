import { constants, type FileHandle, open } from 'node:fs/promises';

/** At one look: more is read at the next. */
const READ_BYTES = 256 * 1024;

/** What is written for Corelane ends before. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Longer ones are none of those that are looked for. */
const MAX_LINE_BYTES = 4096;

export interface NewLines {
  readonly lines: readonly string[];
  /** Lines that were left out because they are too long. */
  readonly dropped: number;
  /** There is more to be read at once. */
  readonly hasMore: boolean;
}

const NOTHING: NewLines = { lines: [], dropped: 0, hasMore: false };

/** A text file that a stranger appends lines to: what is new in it, as far as whole lines are there. */
export class TailFile {
  readonly #path: string;
  readonly #maxBytes: number;
  #offset = 0;
  /** Begin of a line whose end is still to come. */
  #rest = Buffer.alloc(0);
  /** In the middle of a line that is too long. */
  #isSkipping = false;

  /** @param maxBytes of the whole file: what stands behind them is not read */
  constructor(path: string, maxBytes = MAX_FILE_BYTES) {
    this.#path = path;
    this.#maxBytes = maxBytes;
  }

  /** Nothing where it can't be read. Never rejects. */
  async read(): Promise<NewLines> {
    const file = await openFile(this.#path);
    if (file === null) return NOTHING;
    try {
      const stats = await file.stat();
      const left = Math.min(stats.size, this.#maxBytes) - this.#offset;
      const length = Math.min(READ_BYTES, left);
      if (length <= 0 || !stats.isFile()) return NOTHING;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, this.#offset);
      this.#offset += bytesRead;
      return { ...this.#take(buffer.subarray(0, bytesRead)), hasMore: bytesRead < left };
    } catch {
      return NOTHING;
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  #take(bytes: Buffer): Pick<NewLines, 'lines' | 'dropped'> {
    const lines: string[] = [];
    let dropped = 0;
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      const line = Buffer.concat([this.#rest, bytes.subarray(from, end)]);
      if (this.#isSkipping || line.length > MAX_LINE_BYTES) dropped += 1;
      else if (line.length > 0) lines.push(line.toString('utf8'));
      this.#rest = Buffer.alloc(0);
      this.#isSkipping = false;
      from = end + 1;
    }
    this.#keep(bytes.subarray(from));
    return { lines, dropped };
  }

  #keep(bytes: Buffer): void {
    const rest = Buffer.concat([this.#rest, bytes]);
    this.#isSkipping ||= rest.length > MAX_LINE_BYTES;
    this.#rest = this.#isSkipping ? Buffer.alloc(0) : rest;
  }
}

/** Neither through a link nor into a pipe that nobody writes to: both could stand there instead. */
async function openFile(path: string): Promise<FileHandle | null> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  return open(path, flags).catch(() => null);
}
