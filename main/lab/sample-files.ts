import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { err, ok, type Result, toError } from '../../contract/result.ts';
import { randomBytesOf } from './splitmix32.ts';

const FILES = 32;
const LEAST_BYTES = 64 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;

/** Each file of the set, in order of its number. */
interface SampleFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly seed: number;
}

/** Where the sample files are; the version in the name stands for what is in them. */
export function sampleFolder(cacheDirectory: string): string {
  return join(cacheDirectory, 'sample-files-1');
}

/**
 * 32 files of 64 KiB to 4 MiB, about 32 MiB together, the same on every machine. Sizes grow with the
 * cube of the number: many small ones and a few big ones, as folders have them.
 */
export const sampleFiles: readonly SampleFile[] = Array.from({ length: FILES }, (_, index) => {
  const share = index / (FILES - 1);
  const extraBytes = Math.round((MOST_BYTES - LEAST_BYTES) * share ** 3);
  const number = String(index).padStart(2, '0');
  return { name: `sample-${number}.bin`, sizeBytes: LEAST_BYTES + extraBytes, seed: index + 1 };
});

/**
 * Makes the sample files where they are not there yet, all at once: they are written under another
 * name and renamed, so that a folder of this name is whole.
 */
export async function ensureSampleFiles(
  cacheDirectory: string,
): Promise<Result<string, 'sample-files'>> {
  const folder = sampleFolder(cacheDirectory);
  try {
    if (!(await isWhole(folder))) await makeSampleFiles(cacheDirectory, folder);
    return ok(folder);
  } catch (thrown) {
    return err(
      'sample-files',
      `The sample files can't be written to ${folder} (${toError(thrown).message}): free some space, or choose a folder of your own.`,
    );
  }
}

async function isWhole(folder: string): Promise<boolean> {
  const right = await Promise.all(
    sampleFiles.map(async ({ name, sizeBytes }) => {
      const found = await stat(join(folder, name)).catch(() => null);
      return found?.isFile() === true && found.size === sizeBytes;
    }),
  );
  return right.every(Boolean);
}

async function makeSampleFiles(cacheDirectory: string, folder: string): Promise<void> {
  await mkdir(cacheDirectory, { recursive: true });
  const temporary = await mkdtemp(join(cacheDirectory, '.sample-files-'));
  try {
    for (const { name, sizeBytes, seed } of sampleFiles) {
      await writeFile(join(temporary, name), randomBytesOf(seed, sizeBytes));
    }
    await putInPlace(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Another Corelane may do the same at this moment: whoever is first, the files are the same. */
async function putInPlace(temporary: string, folder: string): Promise<void> {
  try {
    await rename(temporary, folder);
  } catch {
    if (await isWhole(folder)) return;
    // Left incomplete, or files were taken out of it since.
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  }
}
