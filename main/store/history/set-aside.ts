import { renameSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** A file, whatever its name is by now. */
export type FileIdentity = string | null;

/** `null`: there is none. */
export function identityOf(path: string): FileIdentity {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}`;
}

/**
 * Renames a damaged database with its log, so that nothing of it is lost; `null` when another process
 * has put another file in its place meanwhile.
 * @returns where it is now
 * @throws the system's error
 */
export function setAside(path: string, identity: FileIdentity, at: Date): string | null {
  if (identityOf(path) !== identity) return null;
  const extension = extname(path);
  const time = at.toISOString().replace(/[:.]/g, '-');
  const name = `${basename(path, extension)}.damaged-${time}${extension}`;
  const aside = join(dirname(path), name);
  for (const suffix of ['', '-wal', '-shm']) {
    if (identityOf(`${path}${suffix}`) !== null) {
      renameSync(`${path}${suffix}`, `${aside}${suffix}`);
    }
  }
  return aside;
}
