import { opendir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

import { err, ok, type Result, toError } from '../../contract/result.ts';

/** Folders looked into before the host is trusted to find out by itself. */
const LOOKED_INTO = 2000;

export type FolderErrorCode =
  'bad-parameter' | 'folder-missing' | 'folder-empty' | 'folder-unreadable';

/**
 * Whether a folder is there, can be read and holds at least one regular file at any depth. Links
 * inside it are not followed, as the workload won't follow them either.
 */
export async function checkFolder(folder: string): Promise<Result<null, FolderErrorCode>> {
  if (!isAbsolute(folder) || folder.includes('\0')) {
    return err('bad-parameter', `Folder must be an absolute path; got ${JSON.stringify(folder)}.`);
  }
  try {
    const stats = await stat(folder);
    if (!stats.isDirectory()) {
      return err('folder-missing', `${folder} is not a folder: choose the folder it is in.`);
    }
    return (await holdsRegularFile(folder))
      ? ok(null)
      : err('folder-empty', `${folder} holds no regular file: choose a folder with files in it.`);
  } catch (thrown) {
    return folderError(folder, thrown);
  }
}

function folderError(folder: string, thrown: unknown): Result<never, FolderErrorCode> {
  const code = (thrown as NodeJS.ErrnoException).code ?? toError(thrown).message;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return err(
      'folder-missing',
      `${folder} does not exist: check the path or choose another folder.`,
    );
  }
  return err(
    'folder-unreadable',
    `${folder} can't be read (${code}): check its permissions or choose another folder.`,
  );
}

async function holdsRegularFile(root: string): Promise<boolean> {
  const waiting = [root];
  for (let count = 0; count < LOOKED_INTO; count += 1) {
    const folder = waiting.shift();
    if (folder === undefined) return false;
    if (await lookInto(folder, waiting, folder === root)) return true;
  }
  return true;
}

/** True for a regular file in the folder itself; its folders are added to `waiting`. */
async function lookInto(folder: string, waiting: string[], isRoot: boolean): Promise<boolean> {
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.isFile()) return true;
      if (entry.isDirectory()) waiting.push(join(folder, entry.name));
    }
  } catch (thrown) {
    // One closed folder below is the workload's warning; a closed root leaves nothing to do.
    if (isRoot) throw thrown;
  }
  return false;
}
