import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { writeWholeFile } from '../store/write-whole-file.ts';

const MAX_ENTRIES = 500;
const MAX_FILE_CHARACTERS = 1024 * 1024;

const HOUR_MS = 3_600_000;
/** Machines get faster and slower: new systems, other power settings, more files. */
const KEPT_MS = 30 * 24 * HOUR_MS;
/** What was measured beside other programs is better than nothing, for as long as they may last. */
const KEPT_IF_BUSY_MS = HOUR_MS;

const SCHEMA = 'corelane.unit-times/2';

const entry = z.object({
  unitMs: z.number().positive(),
  /** On the system's clock. */
  untilMs: z.number(),
});

type Entry = z.infer<typeof entry>;

const file = z.object({ schema: z.literal(SCHEMA), units: z.record(z.string(), entry) });

/** How long units of work took on this machine; lives in the cache, so it may vanish at any time. */
export class RememberedUnitTimes {
  readonly #path: string;
  readonly #nowMs: () => number;

  /** @param nowMs the system's clock; another one is for tests */
  constructor(cacheDirectory: string, nowMs: () => number = Date.now) {
    this.#nowMs = nowMs;
    this.#path = join(cacheDirectory, 'unit-times.json');
  }

  /** `null`: not measured yet or too long ago, or what is in the file is no longer to be read. */
  async get(key: string): Promise<number | null> {
    const known = (await this.#read()).get(key);
    if (known === undefined) return null;
    const leftMs = known.untilMs - this.#nowMs();
    // More than there ever can be: the clock has been set back.
    return leftMs > 0 && leftMs <= KEPT_MS ? known.unitMs : null;
  }

  /** Forgets the oldest ones when there are too many. Rejects when the file can't be written. */
  async set(
    key: string,
    unitMs: number,
    { othersBusy }: { readonly othersBusy: boolean },
  ): Promise<void> {
    const known = await this.#read();
    known.delete(key);
    const untilMs = this.#nowMs() + (othersBusy ? KEPT_IF_BUSY_MS : KEPT_MS);
    const kept = [...known, [key, { unitMs, untilMs }] as const].slice(-MAX_ENTRIES);
    const content = { schema: SCHEMA, units: Object.fromEntries(kept) };
    await writeWholeFile(this.#path, `${JSON.stringify(content, null, 2)}\n`);
  }

  async #read(): Promise<Map<string, Entry>> {
    try {
      const text = await readFile(this.#path, 'utf8');
      if (text.length > MAX_FILE_CHARACTERS) return new Map();
      return new Map(Object.entries(file.parse(JSON.parse(text)).units));
    } catch {
      // Missing or broken: it is measured again, and written anew.
      return new Map();
    }
  }
}
