import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { err, type Result, toError } from '../../../contract/result.ts';

/** A name that sorts by time and is valid on every system: `first-comparison-2026-01-02T03-04-05`. */
export function timedName(name: string, at: Date): string {
  return `${name}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`;
}

/**
 * Fills a folder under another name and puts it in its place when all is there: whole or not at all.
 * @param folder absolute; there is none yet
 * @param fill told where to write; with its error nothing is left
 */
export async function writeFolder<Value>(
  folder: string,
  fill: (unfinished: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const unfinished = join(dirname(folder), `.${randomUUID()}.unfinished`);
  try {
    await mkdir(unfinished, { recursive: true });
    const filled = await fill(unfinished);
    if (filled.ok) await rename(unfinished, folder);
    return filled;
  } catch (thrown) {
    const { message } = toError(thrown);
    return err(
      'unwritable-folder',
      `'${folder}' could not be written (${message}): make room, or make its place writable.`,
    );
  } finally {
    // After the rename there is nothing of that name; where it could not be made, the answer says why.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
}
