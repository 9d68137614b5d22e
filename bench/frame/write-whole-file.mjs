// @ts-check
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The whole file or none: an interrupted write leaves the old one. Folders are made as needed.
 * @param {string} file
 * @param {string} text
 */
export async function writeWholeFile(file, text) {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
