// @ts-check
// The seal is written last into an unpacked runtime and lists every file with its size: a runtime
// that lost a file, or whose unpacking was cut short, is recognised in milliseconds and rebuilt.
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SEAL_NAME = 'corelane-runtime.json';

/**
 * @typedef {object} Seal
 * @property {'official' | 'registry'} origin
 * @property {string} version
 * @property {number} recipe which revision of the set-up made it
 * @property {Record<string, number>} fileSizesBytes by path relative to the folder
 */

/**
 * @param {string} directory
 * @param {Omit<Seal, 'fileSizesBytes'>} facts
 */
export async function writeSeal(directory, facts) {
  /** @type {Seal} */
  const seal = { ...facts, fileSizesBytes: await fileSizes(directory) };
  await writeFile(path.join(directory, SEAL_NAME), `${JSON.stringify(seal, null, 2)}\n`);
}

/**
 * @param {string} directory
 * @returns {Promise<Seal | undefined>} nothing when the folder is absent, partial or changed
 */
export async function readSeal(directory) {
  try {
    /** @type {Seal} */
    const seal = JSON.parse(await readFile(path.join(directory, SEAL_NAME), 'utf8'));
    const checks = Object.entries(seal.fileSizesBytes).map(async ([name, sizeBytes]) => {
      return (await lstat(path.join(directory, name))).size === sizeBytes;
    });
    return (await Promise.all(checks)).every(Boolean) ? seal : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} directory */
async function fileSizes(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const sizes = files.map(async (entry) => {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    return [path.relative(directory, file), (await lstat(file)).size];
  });
  return Object.fromEntries(await Promise.all(sizes));
}
