import { open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { HistoryEntry } from '../../../contract/history.ts';
import { MAX_REPORTED_ITEMS } from '../../../contract/limits.ts';
import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { readLimited } from '../../cli/read-limited.ts';
import type { History } from '../../store/history/history.ts';
import { openHistory } from '../../store/history/open-history.ts';
import { makeOwnedFolder } from '../owned-folder.ts';
import type { SourcedItem } from './item-source.ts';
import { parseResults } from './parse-results.ts';
import { sourcedResults } from './result-source.ts';

/** A result of a thousand runs has a few megabytes; what is larger is something else. */
const MAX_JSON_BYTES = 256 * 1024 * 1024;

/** What every file packed by gzip begins with. */
const GZIP_MARK = Buffer.from([0x1f, 0x8b]);

/** What stands in a file, as long as it is not closed. */
export interface OpenedReportFile {
  readonly items: readonly SourcedItem[];
  close(): Promise<void>;
}

/**
 * Opens what a report can be made from: what `run --json`, `compare --json` or `report --json` print,
 * or an exported history. Nothing of it gets into the user's own history.
 * @param path absolute
 */
export async function openReportFile(path: string): Promise<Result<OpenedReportFile>> {
  try {
    if (await isPacked(path)) return await openExport(path);
    const text = await readLimited(path, MAX_JSON_BYTES, 'a result');
    const results = parseResults(text, path);
    if (!results.ok) return results;
    return ok({ items: sourcedResults(results.value), close: () => Promise.resolve() });
  } catch (thrown) {
    return err('unreadable', `'${path}' can't be read: ${toError(thrown).message}.`);
  }
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, null);
    return bytesRead === 2 && buffer.equals(GZIP_MARK);
  } finally {
    await file.close();
  }
}

/** An exported history is read the way it is imported: into a history, which is thrown away again. */
async function openExport(path: string): Promise<Result<OpenedReportFile>> {
  const folder = await makeOwnedFolder();
  const { history } = openHistory({ path: join(folder, 'history.db') });
  const close = async (): Promise<void> => {
    history.close();
    await rm(folder, { recursive: true, force: true });
  };
  const items = await importedItems(history, path);
  if (items.ok) return ok({ items: items.value, close });
  await close();
  return items;
}

async function importedItems(
  history: History,
  path: string,
): Promise<Result<readonly SourcedItem[]>> {
  const imported = await history.importFrom(path);
  if (!imported.ok) {
    const message = imported.error.message.replace(' was not imported: ', ' can’t be used: ');
    return err(imported.error.code, message);
  }
  const page = history.list({
    ...{ text: '', kind: null, starredOnly: false, withRunsOfExperiments: false },
    ...{ offset: 0, limit: MAX_REPORTED_ITEMS + 1 },
  });
  if (!page.ok) return page;
  if (page.value.entries.length === 0)
    return err('empty', `There is neither a run nor an experiment in '${basename(path)}'.`);
  return ok(page.value.entries.toReversed().map(itemOf(history)));
}

/** The oldest first, as they were measured. */
function itemOf(history: History): (entry: HistoryEntry) => SourcedItem {
  return ({ kind, id }) => ({ source: history, item: { kind, id } });
}
