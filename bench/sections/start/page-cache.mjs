// @ts-check
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const PLACE = '/proc/sys/vm/drop_caches';

/** Files that were read, and what is known of folders. */
const EVERYTHING = '3';

/** Makes the system forget what it has read of files, so that the next start reads all from the disk. Root only. */
export function dropPageCache() {
  execFileSync('sync');
  writeFileSync(PLACE, EVERYTHING);
}

/**
 * Tries it.
 * @returns {string | null} why it can't be done here; `null`: it has been done
 */
export function whyNotCold() {
  try {
    dropPageCache();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `the page cache can't be dropped here (${PLACE}: ${code}): it takes root`;
  }
}
