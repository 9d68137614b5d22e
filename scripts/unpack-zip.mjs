// @ts-check
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

import yauzl from 'yauzl';

const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK_TYPE = 0o120000;
const PERMISSION_MASK = 0o777;

/** @type {(file: string, options: import('yauzl').Options) => Promise<import('yauzl').ZipFile>} */
const openZip = promisify(yauzl.open);

/**
 * Unpacks a zip, entry by entry, so that a caller can leave out what it does not need: the
 * registry's archive holds 25,000 files of which 75 are wanted.
 * @param {string} zipFile
 * @param {string} directory
 * @param {(entryName: string) => string | undefined} [nameFor] the path inside `directory`, or
 *   nothing to leave the entry out
 */
export async function unpackZip(zipFile, directory, nameFor = (entryName) => entryName) {
  const zip = await openZip(zipFile, { lazyEntries: true });
  await new Promise((resolve, reject) => {
    zip.on('entry', (/** @type {import('yauzl').Entry} */ entry) => {
      unpackEntry(zip, entry, directory, nameFor).then(() => zip.readEntry(), reject);
    });
    zip.once('end', resolve);
    zip.once('error', reject);
    zip.readEntry();
  }).finally(() => zip.close());
}

/**
 * @param {import('yauzl').ZipFile} zip
 * @param {import('yauzl').Entry} entry
 * @param {string} directory
 * @param {(entryName: string) => string | undefined} nameFor
 */
async function unpackEntry(zip, entry, directory, nameFor) {
  const name = nameFor(entry.fileName);
  if (name === undefined || name === '') return;
  const target = insideOf(directory, name);
  if (name.endsWith('/')) return void (await mkdir(target, { recursive: true }));
  await mkdir(path.dirname(target), { recursive: true });
  const content = await promisify(zip.openReadStream.bind(zip))(entry);
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & FILE_TYPE_MASK) === SYMBOLIC_LINK_TYPE) {
    return symlink(await text(content), target);
  }
  await pipeline(content, createWriteStream(target, { mode: mode & PERMISSION_MASK || 0o644 }));
}

/**
 * An archive may name `../../somewhere`; its checksum was checked, but a wrong path must not depend
 * on that alone.
 * @param {string} directory
 * @param {string} name
 */
function insideOf(directory, name) {
  const target = path.resolve(directory, name);
  const relative = path.relative(directory, target);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new Error(`The archive names a file outside its folder: ${name}`);
  }
  return target;
}
