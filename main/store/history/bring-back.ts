import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

import { type Failure, toError } from '../../../contract/result.ts';
import { openDatabase, type OpenedDatabase } from './open-database.ts';
import { identityOf } from './set-aside.ts';

/** Whether another file, or none, lies where the database was opened. In memory it has no place. */
export function hasLostItsFile({ path, identity }: OpenedDatabase): boolean {
  try {
    return path !== null && identityOf(path) !== identity;
  } catch (thrown) {
    const { code }: NodeJS.ErrnoException = toError(thrown);
    // Otherwise it can't be looked at, which says nothing about what is open.
    return code === 'ENOTDIR';
  }
}

/**
 * Puts what an open database holds, whose file was removed or replaced, where it can be found again:
 * at its own place, or beside what lies there now. The old connection is closed then.
 * @throws what SQLite or the system says; the database is open as before
 */
export function bringBack(opened: OpenedDatabase, path: string, at: Date): OpenedDatabase {
  const aside = besideOf(path, at);
  mkdirSync(dirname(path), { recursive: true });
  copyInto(opened, aside);
  const isReplaced = identityOf(path) !== null;
  if (!isReplaced) renameSync(aside, path);
  if (!isReplaced || identityOf(`${path}-wal`) === opened.logIdentity) removeLog(path);
  opened.database.close();
  const again = openDatabase(path, at);
  return { ...again, problem: again.problem ?? problemOf(path, isReplaced ? aside : null) };
}

function copyInto({ database }: OpenedDatabase, target: string): void {
  try {
    database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } catch (thrown) {
    // Half a copy is none.
    rmSync(target, { force: true });
    throw thrown;
  }
}

/** Read together with another database, a log makes nonsense of it. */
function removeLog(path: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

function besideOf(path: string, at: Date): string {
  const extension = extname(path);
  const time = at.toISOString().replace(/[:.]/g, '-');
  return join(
    dirname(path),
    `${basename(path, extension)}.replaced-${time}-${process.pid}${extension}`,
  );
}

function problemOf(path: string, aside: string | null): Failure {
  return aside === null
    ? {
        code: 'history-restored',
        message: `The history '${path}' was removed while Corelane had it open: it was written there again, whole. End Corelane before you remove it.`,
      }
    : {
        code: 'history-replaced',
        message: `Another file was put in the place of the history '${path}' while Corelane had it open: that one is used from now on. What was open is kept as '${aside}'.`,
      };
}
