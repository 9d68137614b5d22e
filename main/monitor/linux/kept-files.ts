import { closeSync, openSync, readSync } from 'node:fs';

/** `gone`: the process or thread has ended. `unreadable`: anything else; nothing is known. */
export type KeptRead =
  | { readonly outcome: 'read'; readonly text: string }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unreadable' };

/** Longest file read here is `status`, about 1.5 KB; long lists of children are read in parts. */
const BUFFER_BYTES = 4096;

const GONE: KeptRead = { outcome: 'gone' };
const UNREADABLE: KeptRead = { outcome: 'unreadable' };

/**
 * Files under /proc, opened once and read again at every tick into one buffer.
 *
 * Reads are synchronous on purpose: the kernel answers from memory in 1–4 µs, while a turn through
 * the thread pool costs ten times that and stirs up four more threads on the cores being measured.
 *
 * A kept descriptor is also the surest identity: the kernel binds it to the very process or thread
 * it was opened for, and it reads as gone when that one ended, even if the number is in use again.
 */
export class KeptFiles {
  readonly #descriptors = new Map<string, number>();
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);

  /** Reads the whole file; opens it at the first time. */
  read(path: string): KeptRead {
    try {
      let descriptor = this.#descriptors.get(path);
      if (descriptor === undefined) {
        descriptor = openSync(path, 'r');
        this.#descriptors.set(path, descriptor);
      }
      return { outcome: 'read', text: this.#readWhole(descriptor) };
    } catch (thrown) {
      this.forget(path);
      return isGone(thrown) ? GONE : UNREADABLE;
    }
  }

  /** Closes the file, if it is open. */
  forget(path: string): void {
    const descriptor = this.#descriptors.get(path);
    if (descriptor === undefined) return;
    this.#descriptors.delete(path);
    closeSync(descriptor);
  }

  forgetAll(): void {
    for (const path of [...this.#descriptors.keys()]) this.forget(path);
  }

  /** Number of open descriptors. */
  get openFiles(): number {
    return this.#descriptors.size;
  }

  #readWhole(descriptor: number): string {
    let text = '';
    for (;;) {
      const bytes = readSync(descriptor, this.#buffer, 0, BUFFER_BYTES, text.length);
      text += this.#buffer.toString('latin1', 0, bytes);
      // The kernel hands out whole entries only, so a nearly full buffer may not be the end.
      if (bytes < BUFFER_BYTES / 2) return text;
    }
  }
}

function isGone(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'ENOENT' || code === 'ESRCH';
}
