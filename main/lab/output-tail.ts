/** How much of a host's log is kept, in bytes: its end, where the reason of a failure stands. */
export const TAIL_BYTES = 64 * 1024;

/** Keeps the end of a byte stream, however much is written. */
export class OutputTail {
  readonly #limitBytes: number;
  #chunks: Uint8Array[] = [];
  #keptBytes = 0;

  constructor(limitBytes: number = TAIL_BYTES) {
    this.#limitBytes = limitBytes;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#keptBytes += chunk.length;
    // Joined only when twice too much is kept, so that a flood of small chunks stays cheap.
    if (this.#keptBytes > 2 * this.#limitBytes) this.#shorten();
  }

  /** At most the limit in bytes, beginning at a whole character. */
  text(): string {
    this.#shorten();
    const bytes = this.#chunks[0] ?? new Uint8Array();
    return new TextDecoder('utf-8').decode(bytes.subarray(continuationBytesAtStart(bytes)));
  }

  #shorten(): void {
    const bytes = Buffer.concat(this.#chunks);
    const end = bytes.subarray(Math.max(0, bytes.length - this.#limitBytes));
    // A copy: a view would keep the whole joined buffer alive.
    this.#chunks = [Uint8Array.from(end)];
    this.#keptBytes = end.length;
  }
}

function continuationBytesAtStart(bytes: Uint8Array): number {
  let count = 0;
  while (count < 3 && count < bytes.length && ((bytes[count] ?? 0) & 0xc0) === 0x80) count += 1;
  return count;
}
