import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { HistoryId } from '../../../contract/history.ts';
import type { SourcedItem } from '../../report/gather/item-source.ts';
import { openReportFile } from '../../report/gather/read-report-file.ts';
import type { History } from '../../store/history/history.ts';
import { openHistory } from '../../store/history/open-history.ts';
import type { CliIo } from '../cli-io.ts';
import { printable } from '../terminal-text.ts';
import { UsageError } from '../usage-error.ts';
import { foldersOf } from '../user-settings.ts';

/** The newest entry of the history. */
const LAST = 'last';

/** Of the newest entries that are told when an ID is unknown. */
const TOLD_ENTRIES = 5;
const TOLD_CHARACTERS = 60;

/** Items to be reported, as long as they are not closed. */
export interface OpenedItems {
  readonly items: readonly SourcedItem[];
  close(): Promise<void>;
}

/**
 * Finds what words of a command line name: an ID of the history, `last`, or a file.
 * @throws UsageError for a word that names nothing, and a file that can't be used
 */
export async function openItems(words: readonly string[], io: CliIo): Promise<OpenedItems> {
  const finder = new ItemFinder(io);
  try {
    const items: SourcedItem[] = [];
    for (const word of words) items.push(...(await finder.find(word)));
    return { items, close: () => finder.close() };
  } catch (thrown) {
    await finder.close();
    throw thrown;
  }
}

class ItemFinder {
  readonly #io: CliIo;
  readonly #closers: (() => Promise<void>)[] = [];
  #history: History | null = null;

  constructor(io: CliIo) {
    this.#io = io;
  }

  async find(word: string): Promise<readonly SourcedItem[]> {
    if (word === LAST) return [this.#newest()];
    const path = resolve(this.#io.workingDirectory, word);
    if (await isThere(path)) return this.#ofFile(path);
    if (/[\\/.]/.test(word)) throw new UsageError(`There is no file '${path}' to be reported.`);
    return [this.#ofHistory(word)];
  }

  async close(): Promise<void> {
    for (const close of this.#closers) await close();
    this.#history?.close();
  }

  async #ofFile(path: string): Promise<readonly SourcedItem[]> {
    const opened = await openReportFile(path);
    if (!opened.ok) throw new UsageError(printable(opened.error.message));
    this.#closers.push(() => opened.value.close());
    return opened.value.items;
  }

  #ofHistory(id: string): SourcedItem {
    const source = this.#open();
    const kinds = [
      ['experiment', source.experiment(id)],
      ['run', source.run(id)],
    ] as const;
    const found = kinds.find(([, { ok }]) => ok);
    if (found === undefined) throw new UsageError(this.#unknown(id));
    const item: HistoryId = { kind: found[0], id };
    return { source, item };
  }

  #newest(): SourcedItem {
    const [entry] = this.#entries(1);
    if (entry !== undefined) return { source: this.#open(), item: entry };
    throw new UsageError(
      "The history is empty: run something without '--no-history', or name a file.",
    );
  }

  #unknown(word: string): string {
    const entries = this.#entries(TOLD_ENTRIES).map(
      ({ id, title }) => `${id} (${printable(title).slice(0, TOLD_CHARACTERS)})`,
    );
    const newest = entries.length === 0 ? 'it is empty' : `its newest are ${entries.join(', ')}`;
    return `Neither the history nor the folder has '${word}'; of the history, ${newest}.`;
  }

  #entries(limit: number) {
    const page = this.#open().list({
      ...{ text: '', kind: null, starredOnly: false, withRunsOfExperiments: false },
      ...{ offset: 0, limit },
    });
    if (page.ok) return page.value.entries;
    throw new UsageError(page.error.message);
  }

  /** Only when an item of it is asked for: files need none. */
  #open(): History {
    if (this.#history !== null) return this.#history;
    const path = join(foldersOf(this.#io).data, 'history.db');
    const { history, problem } = openHistory({ path });
    if (problem !== null) this.#io.err(`History: ${problem.message}\n`);
    this.#history = history;
    return history;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => !stats.isDirectory(),
    () => false,
  );
}
