import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What is too large for memory comes in pieces; when they fail, so does the writing. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes a file so that readers, a crash or a full disk ever see the old one or the new one whole.
 * Creates the folder. Rejects with the system's error and then leaves nothing behind.
 * @param mode rights of the file, before the user's mask
 */
export async function writeWholeFile(
  path: string,
  content: FileContent,
  mode = 0o666,
): Promise<void> {
  const directory = dirname(path);
  const firstMade = await mkdir(directory, { recursive: true });
  await refuseSpecial(path);
  const suffix = randomBytes(6).toString('hex');
  const temporary = join(directory, `.${basename(path)}.${suffix}.tmp`);
  try {
    await writeAndSync(temporary, content, mode);
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    if (firstMade !== undefined) await removeEmptyFolders(directory, firstMade);
    throw thrown;
  }
  await syncDirectory(directory);
}

/** From `innermost` up to `outermost`. One that others have put something into meanwhile stays. */
async function removeEmptyFolders(innermost: string, outermost: string): Promise<void> {
  try {
    for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) {
      await rmdir(folder);
    }
  } catch {
    // Why the file was not written is what matters.
  }
}

/** The rename would take a device, a pipe or a socket away from all who use it. */
async function refuseSpecial(path: string): Promise<void> {
  // What can't be looked at is told by the writing.
  const stats = await lstat(path).catch(() => null);
  if (stats === null || stats.isFile() || stats.isSymbolicLink() || stats.isDirectory()) return;
  throw new Error('there is something that is no file: choose another name');
}

async function writeAndSync(path: string, content: FileContent, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name itself last; Windows and some network file systems can't, and need not. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The content is on disk already; only the rename might be lost with the power.
  }
}
