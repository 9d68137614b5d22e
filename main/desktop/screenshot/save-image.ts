import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { numberedName } from './image-name.ts';

/** Several screenshots in one second are few; more than this means the folder misbehaves. */
const MAX_NUMBER = 100;

/**
 * Writes an image under `name`, or the next free numbered name, and never over another file.
 * It appears whole or not at all: written and synced beside its place, then put there.
 * @returns the path, or why the folder can't be written
 */
export async function saveImage(
  directory: string,
  name: string,
  png: Uint8Array,
): Promise<Result<string, 'unwritable-folder'>> {
  const unfinished = join(directory, `.${randomUUID()}.unfinished`);
  try {
    await mkdir(directory, { recursive: true });
    await writeSynced(unfinished, png);
    return ok(await putInPlace(unfinished, directory, name));
  } catch (thrown) {
    const reason = toError(thrown).message;
    return err(
      'unwritable-folder',
      `The screenshot could not be written to ${directory} (${reason}). Make that folder writable, or free some space, and try again.`,
    );
  } finally {
    // Where it could not be written it can't be removed either; the answer above says why.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function putInPlace(unfinished: string, directory: string, name: string): Promise<string> {
  for (let n = 1; n <= MAX_NUMBER; n += 1) {
    const file = join(directory, numberedName(name, n));
    if (await linkIfFree(unfinished, file)) return file;
  }
  throw new Error(`${name} exists ${MAX_NUMBER} times already`);
}

/** A hard link fails where the name is taken; a rename would replace the other file. */
async function linkIfFree(unfinished: string, file: string): Promise<boolean> {
  try {
    await link(unfinished, file);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    // File systems without hard links: FAT, some network shares.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(errorCode(thrown))) throw thrown;
    return copyIfFree(unfinished, file);
  }
}

async function copyIfFree(unfinished: string, file: string): Promise<boolean> {
  try {
    await copyFile(unfinished, file, constants.COPYFILE_EXCL);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

function errorCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
