import { readlinkSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isPidAlive, startTimeOf } from '../store/process-identity.ts';

/** As `ownedPrefix` writes it, and the six letters of `mkdtemp`. */
const OWNED = /^corelane-report-(\d+)-(\d+)-(\d+)-[A-Za-z0-9]{6}$/;

/**
 * Makes a folder in the temporary directory, whose name says which process it belongs to. Those of
 * processes that were killed before they could remove theirs are removed first.
 * @returns its path; to be removed by the caller
 * @throws what the file system throws when it can't be made
 */
export async function makeOwnedFolder(): Promise<string> {
  await removeAbandoned(tmpdir());
  return mkdtemp(join(tmpdir(), ownedPrefix(process.pid)));
}

/** How the folders of a process begin: its number, when it started, and where its number counts. */
export function ownedPrefix(pid: number): string {
  return `corelane-report-${pid}-${startTimeOf(pid) ?? 0}-${pidNamespace()}-`;
}

async function removeAbandoned(directory: string): Promise<void> {
  // Where nothing can be read, nothing can be made either: that is told then.
  const names = await readdir(directory).catch((): string[] => []);
  for (const name of names.filter(isAbandoned)) {
    const path = join(directory, name);
    // Another Corelane may be faster, and a report is none the worse for what stays.
    if (await isOwnFolder(path)) await rm(path, { recursive: true }).catch(() => undefined);
  }
}

/** Whether its owner is gone for sure. */
function isAbandoned(name: string): boolean {
  const [, pid, ticks, namespace] = OWNED.exec(name) ?? [];
  // In another container the same number is another process.
  if (pid === undefined || namespace !== pidNamespace()) return false;
  if (!isPidAlive(Number(pid))) return true;
  // The number may have been given to another process since.
  const now = startTimeOf(Number(pid));
  return now !== null && now !== ticks;
}

/** Of this user, and no link to a folder elsewhere. */
async function isOwnFolder(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  // On Windows the temporary directory is the user's own.
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}

/** Number of the namespace that PIDs are counted in (Linux); 0: there is one alone. */
function pidNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}
