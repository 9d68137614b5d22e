import { join } from 'node:path';

import { writeWholeFile } from '../store/write-whole-file.ts';

/** A file name that sorts by time and is valid on every system: `first-comparison-2026-01-02T03-04-05`. */
export function timedName(name: string, at: Date): string {
  return `${name}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`;
}

/**
 * Writes a report whole or not at all, and makes the folder.
 * @returns its absolute path when `folder` is absolute
 * @throws the system's error
 */
export async function writeReport(folder: string, fileName: string, page: string): Promise<string> {
  const path = join(folder, fileName);
  await writeWholeFile(path, page);
  return path;
}
