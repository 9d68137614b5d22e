// @ts-check
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

import {
  dataOffsetIn,
  LOCAL_HEADER_LENGTH_BYTES,
  locateDirectory,
  parseDirectory,
  TAIL_LENGTH_BYTES,
} from './zip-directory.mjs';

/** @typedef {import('./zip-directory.mjs').ZipEntry} ZipEntry */

const DEFAULT_PERMISSIONS = 0o644;

/**
 * Unpacks a zip, entry by entry, so that a caller can leave out what it does not need: the
 * registry's archive holds 25,000 files of which 75 are wanted.
 * @param {string} zipFile
 * @param {string} directory
 * @param {(entryName: string) => string | undefined} [nameFor] the path inside `directory`, or
 *   nothing to leave the entry out
 */
export async function unpackZip(zipFile, directory, nameFor = (entryName) => entryName) {
  const zip = await open(zipFile);
  try {
    for (const entry of await readDirectory(zip)) {
      const name = nameFor(entry.name);
      if (name === undefined) continue;
      await unpackEntry({ zip, zipFile, entry, target: insideOf(directory, name) });
    }
  } finally {
    await zip.close();
  }
}

/** @param {import('node:fs/promises').FileHandle} zip */
async function readDirectory(zip) {
  const { size: zipBytes } = await zip.stat();
  const tailBytes = Math.min(zipBytes, TAIL_LENGTH_BYTES);
  const { offsetBytes, lengthBytes } = locateDirectory(
    await readAt(zip, zipBytes - tailBytes, tailBytes),
  );
  return parseDirectory(await readAt(zip, offsetBytes, lengthBytes));
}

/**
 * @param {import('node:fs/promises').FileHandle} zip
 * @param {number} offsetBytes
 * @param {number} lengthBytes
 */
async function readAt(zip, offsetBytes, lengthBytes) {
  const buffer = Buffer.alloc(lengthBytes);
  const { bytesRead } = await zip.read(buffer, 0, lengthBytes, offsetBytes);
  if (bytesRead !== lengthBytes) throw new Error('The zip is shorter than its directory says.');
  return buffer;
}

/**
 * @typedef {object} Unpacking
 * @property {import('node:fs/promises').FileHandle} zip
 * @property {string} zipFile
 * @property {ZipEntry} entry
 * @property {string} target
 */

/** @param {Unpacking} unpacking */
async function unpackEntry(unpacking) {
  const { entry, target } = unpacking;
  if (entry.name.endsWith('/')) return void (await mkdir(target, { recursive: true }));
  await mkdir(path.dirname(target), { recursive: true });
  await writeContent(unpacking);
  const { size: writtenBytes } = await stat(target);
  if (writtenBytes !== entry.sizeBytes) throw new Error(`${entry.name} in the zip is damaged.`);
  if (entry.isSymbolicLink) await turnIntoLink(target);
}

/** @param {Unpacking} unpacking */
async function writeContent({ zip, zipFile, entry, target }) {
  const file = createWriteStream(target, { mode: entry.permissions || DEFAULT_PERMISSIONS });
  // A read stream cannot be told to read nothing: its end is inclusive.
  if (entry.packedBytes === 0) return pipeline([], file);
  const header = await readAt(zip, entry.headerOffsetBytes, LOCAL_HEADER_LENGTH_BYTES);
  const start = entry.headerOffsetBytes + dataOffsetIn(header);
  const packed = createReadStream(zipFile, { start, end: start + entry.packedBytes - 1 });
  const unpack = entry.method === 'deflated' ? createInflateRaw() : new PassThrough();
  await pipeline(packed, unpack, file);
}

/**
 * In a zip the content of a symbolic link is where it leads; Electron for macOS has dozens.
 * @param {string} file
 */
async function turnIntoLink(file) {
  const destination = await readFile(file, 'utf8');
  await rm(file);
  await symlink(destination, file);
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
