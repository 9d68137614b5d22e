import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Columns as bytes: one byte for the version of what follows, then, packed by zlib, the length of a
 * JSON header, the header, and the columns.
 */
export interface ChunkForm {
  readonly version: number;
  /** What is in it, for errors: `samples`. */
  readonly what: string;
  /** Far above what is ever written at once. */
  readonly maxBytes: number;
  /** Most chunks are unpacked in one go with this much room. */
  readonly usualBytes: number;
}

/** Levels above cost time and save little: what is left is noise. */
const LEVEL = 3;

export function packChunk(
  { version }: ChunkForm,
  header: object,
  columns: readonly Uint8Array[],
): Uint8Array {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const packed = deflateSync(Buffer.concat([length, text, ...columns]), { level: LEVEL });
  return Buffer.concat([Uint8Array.of(version), packed]);
}

/**
 * The header, still to be parsed, and the columns behind it.
 * @throws Error when the bytes are of another form, damaged, or unpack to far too many
 */
export function unpackChunk(
  { version, what, maxBytes, usualBytes }: ChunkForm,
  chunk: Uint8Array,
): { readonly header: unknown; readonly columns: ColumnBytes } {
  if (chunk[0] !== version) {
    throw new Error(`${what} of form ${chunk[0] ?? 'none'}: this Corelane reads ${version}`);
  }
  const bytes = inflateSync(chunk.subarray(1), {
    maxOutputLength: maxBytes,
    chunkSize: usualBytes,
  });
  const headerEnd = 4 + (bytes.length < 4 ? 0 : bytes.readUInt32LE(0));
  const header: unknown = JSON.parse(bytes.toString('utf8', 4, headerEnd));
  return { header, columns: new ColumnBytes(bytes, headerEnd, what) };
}

/** Gives out the bytes of one column after another. */
export class ColumnBytes {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #at: number;

  constructor(bytes: Uint8Array, start: number, what: string) {
    this.#bytes = bytes;
    this.#at = start;
    this.#what = what;
  }

  /** @throws Error when there are not so many left */
  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Error(`${this.#what} that end too early`);
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  /** @throws Error when some are left */
  end(): void {
    if (this.#at !== this.#bytes.length) {
      throw new Error(`${this.#what} with something behind them`);
    }
  }
}
