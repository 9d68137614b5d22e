import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { writeWholeFile } from '../store/write-whole-file.ts';

const MAX_ENTRIES = 500;
const MAX_FILE_CHARACTERS = 1024 * 1024;

const file = z.object({
  schema: z.literal('corelane.unit-times/1'),
  unitMs: z.record(z.string(), z.number().positive()),
});

/** How long units of work took on this machine; lives in the cache, so it may vanish at any time. */
export class RememberedUnitTimes {
  readonly #path: string;

  constructor(cacheDirectory: string) {
    this.#path = join(cacheDirectory, 'unit-times.json');
  }

  /** `null`: not measured yet, or what is in the file is no longer to be read. */
  async get(key: string): Promise<number | null> {
    return (await this.#read()).get(key) ?? null;
  }

  /** Forgets the oldest ones when there are too many. Rejects when the file can't be written. */
  async set(key: string, unitMs: number): Promise<void> {
    const known = await this.#read();
    known.delete(key);
    const kept = [...known, [key, unitMs] as const].slice(-MAX_ENTRIES);
    const content = { schema: 'corelane.unit-times/1', unitMs: Object.fromEntries(kept) };
    await writeWholeFile(this.#path, `${JSON.stringify(content, null, 2)}\n`);
  }

  async #read(): Promise<Map<string, number>> {
    try {
      const text = await readFile(this.#path, 'utf8');
      if (text.length > MAX_FILE_CHARACTERS) return new Map();
      return new Map(Object.entries(file.parse(JSON.parse(text)).unitMs));
    } catch {
      // Missing or broken: it is measured again, and written anew.
      return new Map();
    }
  }
}
