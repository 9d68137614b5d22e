import { closeSync, openSync, readSync } from 'node:fs';

import { descriptorRoom } from './descriptor-room.ts';

/** `gone`: the process or thread has ended. `unreadable`: anything else; nothing is known. */
export type KeptRead =
  | { readonly outcome: 'read'; readonly text: string }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unreadable' };

/** Longest file read here is `status`, about 1.5 KB; long lists of children are read in parts. */
const BUFFER_BYTES = 4096;

const GONE: KeptRead = { outcome: 'gone' };
const UNREADABLE: KeptRead = { outcome: 'unreadable' };

/** One for all files: reading is synchronous, and what was read is parsed before the next file is. */
const buffer = Buffer.allocUnsafe(BUFFER_BYTES);

/** What a read into the common buffer came to: the number of its bytes, or why there are none. */
export type KeptBytes = number | 'gone' | 'unreadable';

/**
 * A file under /proc, opened once and read again at every tick into one buffer.
 *
 * Reads are synchronous on purpose: the kernel answers from memory in 1–4 µs, while a turn through
 * the thread pool costs ten times that and stirs up four more threads on the cores being measured.
 *
 * A kept descriptor is also the surest identity: the kernel binds it to the very process or thread
 * it was opened for, and it reads as gone when that one ended, even if the number is in use again.
 */
export class KeptFile {
  readonly #path: string;
  #descriptor: number | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads the whole file; opens it at the first time. */
  read(): KeptRead {
    try {
      return { outcome: 'read', text: this.#withDescriptor(readWhole) };
    } catch (thrown) {
      this.close();
      return isGone(thrown) ? GONE : UNREADABLE;
    }
  }

  /** Reads up to 4 KB into `keptBytes`: of short files, without making a text. */
  readBytes(): KeptBytes {
    try {
      return this.#withDescriptor(readStart);
    } catch (thrown) {
      this.close();
      return isGone(thrown) ? 'gone' : 'unreadable';
    }
  }

  /** Whether it holds a descriptor. */
  get isOpen(): boolean {
    return this.#descriptor !== null;
  }

  close(): void {
    if (this.#descriptor === null) return;
    closeSync(this.#descriptor);
    this.#descriptor = null;
    descriptorRoom.giveBack();
  }

  #withDescriptor<Value>(use: (descriptor: number) => Value): Value {
    if (this.#descriptor !== null) return use(this.#descriptor);
    const descriptor = openSync(this.#path, 'r');
    if (descriptorRoom.take()) {
      this.#descriptor = descriptor;
      return use(descriptor);
    }
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}

/** What `readBytes` read last, up to the number that it gave. */
export const keptBytes: Uint8Array = buffer;

/** The same as text, one character a byte. */
export function keptText(length: number): string {
  return buffer.toString('latin1', 0, length);
}

function readStart(descriptor: number): number {
  return readSync(descriptor, buffer, 0, BUFFER_BYTES, 0);
}

function readWhole(descriptor: number): string {
  let text = '';
  for (;;) {
    const bytes = readSync(descriptor, buffer, 0, BUFFER_BYTES, text.length);
    text += keptText(bytes);
    // The kernel hands out whole entries only, so a nearly full buffer may not be the end.
    if (bytes < BUFFER_BYTES / 2) return text;
  }
}

function isGone(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'ENOENT' || code === 'ESRCH';
}
