import { closeSync, mkdirSync, openSync, readSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

import { type Failure, toError } from '../../../contract/result.ts';
import { needsCheck, passesCheck } from './integrity.ts';
import { HISTORY_VERSION, migrate, versionOf } from './migrations.ts';
import { newOwner } from './process-owner.ts';
import { beginSession } from './sessions.ts';
import { type FileIdentity, identityOf, setAside } from './set-aside.ts';
import { hasSoundTexts } from './sound-texts.ts';
import { Sqlite } from './sqlite.ts';
import { sqliteProblem } from './sqlite-problem.ts';

export interface OpenedDatabase {
  readonly database: Sqlite;
  /** `null`: it lives in memory and ends with this session. */
  readonly path: string | null;
  readonly identity: FileIdentity;
  /** Of its log, which lies beside it. */
  readonly logIdentity: FileIdentity;
  /** Names this session in what it writes. */
  readonly owner: string;
  /** For the user. */
  readonly problem: Failure | null;
}

/** How long a write waits for another process, whose writes take milliseconds. */
export const BUSY_TIMEOUT_MS = 2_000;

const MAGIC = 'SQLite format 3\0';

class DamagedDatabase extends Error {}
class NewerDatabase extends Error {}

/** Opens the history at `path`, or one in memory and says why. Never throws. */
export function openDatabase(path: string, at: Date = new Date()): OpenedDatabase {
  const before = safely(() => identityOf(path));
  try {
    return openFile(path);
  } catch (thrown) {
    if (thrown instanceof NewerDatabase) return inMemory(newerProblem(path));
    const isDamaged = thrown instanceof DamagedDatabase || sqliteProblem(thrown) === 'damaged';
    return isDamaged ? replaceDamaged(path, before, at) : inMemory(unusable(path, thrown));
  }
}

/** Puts a damaged file aside and starts a fresh one. Never throws. */
export function replaceDamaged(path: string, identity: FileIdentity, at: Date): OpenedDatabase {
  try {
    const aside = setAside(path, identity, at);
    const opened = openFile(path);
    return aside === null ? opened : { ...opened, problem: damagedProblem(aside) };
  } catch (thrown) {
    const { message } = toError(thrown);
    return inMemory({
      code: 'history-damaged',
      message: `The history '${path}' is damaged and no fresh one could be started there (${message}): what is recorded now is kept until Corelane ends. Move the file away.`,
    });
  }
}

function openFile(path: string): OpenedDatabase {
  mkdirSync(dirname(path), { recursive: true });
  checkMagic(path);
  const database = new Sqlite(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    // The index of the log is a file, for which there may be no room: whoever has the database alone
    // keeps it in memory.
    if (isDiskFull(dirname(path))) database.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (versionOf(database) > HISTORY_VERSION) throw new NewerDatabase();
    prepare(database);
    // First: what comes after it reads texts.
    if (!hasSoundTexts(database)) throw new DamagedDatabase();
    if (needsCheck(database) && !passesCheck(database, path)) throw new DamagedDatabase();
    const owner = newOwner();
    const problem = firstWrite(database, path, owner);
    const identities = { identity: identityOf(path), logIdentity: identityOf(`${path}-wal`) };
    return { database, path, ...identities, owner, problem };
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** What the index of the log needs at the least, and as much again. */
const MIN_FREE_BYTES = 64 * 1024;

function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < MIN_FREE_BYTES;
}

/** Told from its first bytes, so that nothing of a file that is no database is changed. */
function checkMagic(path: string): void {
  if (identityOf(path) === null) return;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    const length = readSync(file, start, 0, start.length, 0);
    if (length > 0 && start.toString('latin1') !== MAGIC) throw new DamagedDatabase();
  } finally {
    closeSync(file);
  }
}

function prepare(database: Sqlite): void {
  // Means something before the first table only, and is a write.
  if (versionOf(database) === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  database.exec('PRAGMA journal_mode = WAL');
  // A power cut may cost the last seconds, never the file.
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('PRAGMA foreign_keys = ON');
  migrate(database);
}

/** What can't be written now may be later: the history is still there to be read. */
function firstWrite(database: Sqlite, path: string, owner: string): Failure | null {
  try {
    beginSession(database, owner);
    return null;
  } catch (thrown) {
    const problem = sqliteProblem(thrown);
    if (problem !== 'full' && problem !== 'busy' && problem !== 'disk') throw thrown;
    return notWritten(path, thrown);
  }
}

function inMemory(problem: Failure): OpenedDatabase {
  const database = new Sqlite(':memory:');
  database.exec('PRAGMA foreign_keys = ON');
  migrate(database);
  const owner = newOwner();
  beginSession(database, owner);
  return { database, path: null, identity: null, logIdentity: null, owner, problem };
}

function safely(read: () => FileIdentity): FileIdentity {
  try {
    return read();
  } catch {
    // Opening it will say what is wrong.
    return null;
  }
}

/** For a write that will be tried again. */
export function notWritten(path: string | null, thrown: unknown): Failure {
  const { message } = toError(thrown);
  const advice =
    sqliteProblem(thrown) === 'busy'
      ? 'another program holds it'
      : 'free some space, or check the disk';
  return {
    code: 'history-not-saved',
    message: `The history '${path ?? 'in memory'}' can't be written (${message}): ${advice}. Corelane goes on, and tries again.`,
  };
}

function newerProblem(path: string): Failure {
  return {
    code: 'history-newer',
    message: `The history '${path}' was made by a newer Corelane and is left as it is: what is recorded now is kept until Corelane ends. Use the newer version.`,
  };
}

function damagedProblem(aside: string): Failure {
  return {
    code: 'history-damaged',
    message: `The history was damaged, so a fresh one was started. The old one was kept as '${aside}': you may repair it and put it back, or delete it.`,
  };
}

function unusable(path: string, thrown: unknown): Failure {
  return {
    code: 'history-unusable',
    message: `The history '${path}' can't be used (${toError(thrown).message}): what is recorded now is kept until Corelane ends. ${adviceOn(thrown)}`,
  };
}

function adviceOn(thrown: unknown): string {
  const problem = sqliteProblem(thrown);
  if (problem === 'full' || problem === 'disk')
    return 'Free some space, or check the disk, and start it again.';
  if (problem === 'busy') return 'Another program holds it: end that one.';
  return 'Check the permissions of the folder.';
}
