import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { LoopBook } from './loop-book.ts';
import { type LoopLine, parseLoopLine } from './loop-line.ts';
import { type NewLines, TailFile } from './tail-file.ts';

/** As the preload names them; each thread with an event loop has one. */
const FILE_NAME = /^node-\d+-\d+\.jsonl$/;

/** A program that starts more is read as far as these. */
const MAX_FILES = 1024;

/** Of all files together: what a program could write must not keep its run from ending. */
const MAX_LOOKS_AT_END = 256;

/** The folder that the Node.js processes of one run write to. */
export class DetailsFolder {
  readonly path: string;
  readonly loops = new LoopBook();
  readonly #onLine: (line: LoopLine) => void;
  readonly #files = new Map<string, TailFile>();
  #unreadLines = 0;
  #looking: Promise<unknown> = Promise.resolve();

  /**
   * @param runFolder of the run, absolute
   * @param onLine told of each line as it is read
   */
  constructor(runFolder: string, onLine: (line: LoopLine) => void) {
    this.path = join(runFolder, 'runtimes');
    this.#onLine = onLine;
  }

  /** For its user's eyes alone. Rejects where it can't be made. */
  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
  }

  /** Lines that are none of those that are looked for. */
  get unreadLines(): number {
    return this.#unreadLines;
  }

  /** Reads what is new, one look after the other. Never rejects. */
  look(): Promise<boolean> {
    const looked = this.#looking.then(() => this.#lookNow());
    this.#looking = looked;
    return looked;
  }

  /** Reads the rest, and takes the folder away. Never rejects. */
  async end(): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS_AT_END; looks += 1) {
      if (!(await this.look())) break;
    }
    await rm(this.path, { recursive: true, force: true }).catch(() => undefined);
  }

  /** @returns whether there is more to be read */
  async #lookNow(): Promise<boolean> {
    const names = await readdir(this.path).catch(() => []);
    for (const name of names) this.#open(name);
    let hasMore = false;
    for (const file of this.#files.values()) {
      const news = await file.read();
      this.#take(news);
      hasMore ||= news.hasMore;
    }
    return hasMore;
  }

  #open(name: string): void {
    if (!FILE_NAME.test(name) || this.#files.has(name) || this.#files.size >= MAX_FILES) return;
    this.#files.set(name, new TailFile(join(this.path, name)));
  }

  #take({ lines, dropped }: NewLines): void {
    this.#unreadLines += dropped;
    for (const line of lines) {
      const parsed = parseLoopLine(line);
      if (!parsed.ok) {
        this.#unreadLines += 1;
        continue;
      }
      this.loops.note(parsed.value);
      this.#onLine(parsed.value);
    }
  }
}
