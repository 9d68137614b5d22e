import { KeptFile, type KeptRead } from './kept-file.ts';

/** Files under /proc by their paths, each kept as `KeptFile` says. */
export class KeptFiles {
  readonly #files = new Map<string, KeptFile>();

  /** Reads the whole file; opens it at the first time. */
  read(path: string): KeptRead {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = new KeptFile(path);
      this.#files.set(path, file);
    }
    const read = file.read();
    // Only open ones are kept, so that counting them costs nothing: it is done at every reading of a list.
    if (!file.isOpen) this.#files.delete(path);
    return read;
  }

  /** Closes the file, if it is open. */
  forget(path: string): void {
    this.#files.get(path)?.close();
    this.#files.delete(path);
  }

  forgetAll(): void {
    for (const path of [...this.#files.keys()]) this.forget(path);
  }

  /** Number of open descriptors. */
  get openFiles(): number {
    return this.#files.size;
  }
}
