// @ts-check
import { mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { unpackZip } from './unpack-zip.mjs';

let directory = '';
let zipFile = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'corelane-zip-'));
  zipFile = path.join(directory, 'test.zip');
});

afterEach(() => rm(directory, { recursive: true }));

test('unpacks packed, stored and empty files into their folders', async () => {
  const long = 'Electron '.repeat(10_000);
  await writeZip(
    { name: 'app/', content: '' },
    { name: 'app/long.txt', content: long, isDeflated: true },
    { name: 'app/short.txt', content: 'stored' },
    { name: 'app/empty.txt', content: '' },
  );
  await unpackZip(zipFile, directory);
  expect(await readFile(path.join(directory, 'app/long.txt'), 'utf8')).toBe(long);
  expect(await readFile(path.join(directory, 'app/short.txt'), 'utf8')).toBe('stored');
  expect(await readFile(path.join(directory, 'app/empty.txt'), 'utf8')).toBe('');
});

test.skipIf(process.platform === 'win32')('keeps permissions and symbolic links', async () => {
  await writeZip(
    { name: 'electron', content: 'program', mode: 0o100755 },
    { name: 'Current', content: 'Versions/A', mode: 0o120755 },
  );
  await unpackZip(zipFile, directory);
  expect((await stat(path.join(directory, 'electron'))).mode & 0o777).toBe(0o755);
  expect(await readlink(path.join(directory, 'Current'))).toBe('Versions/A');
});

test('leaves out and renames as the caller says', async () => {
  await writeZip({ name: 'old', content: 'kept' }, { name: 'unwanted', content: '' });
  await unpackZip(zipFile, directory, (name) => (name === 'old' ? 'new' : undefined));
  expect(await readFile(path.join(directory, 'new'), 'utf8')).toBe('kept');
  await expect(stat(path.join(directory, 'unwanted'))).rejects.toThrow('ENOENT');
});

test('writes nothing outside the folder', async () => {
  await writeZip({ name: '../outside.txt', content: 'x' });
  await expect(unpackZip(zipFile, path.join(directory, 'inside'))).rejects.toThrow(
    'outside its folder: ../outside.txt',
  );
});

test('refuses a zip whose end is missing', async () => {
  await writeZip({ name: 'a', content: 'x'.repeat(200) });
  await writeFile(zipFile, (await readFile(zipFile)).subarray(0, 150));
  await expect(unpackZip(zipFile, directory)).rejects.toThrow('not a zip, or its end is missing');
});

/**
 * @typedef {{name: string, content: string, isDeflated?: boolean, mode?: number}} File
 */

/** @param {File[]} files */
async function writeZip(...files) {
  /** @type {Buffer[]} */
  const locals = [];
  /** @type {Buffer[]} */
  const entries = [];
  for (const file of files) {
    const offsetBytes = Buffer.concat(locals).length;
    const packed = file.isDeflated ? deflateRawSync(file.content) : Buffer.from(file.content);
    locals.push(localHeader(file), Buffer.from(file.name), packed);
    entries.push(directoryEntry(file, packed.length, offsetBytes), Buffer.from(file.name));
  }
  const local = Buffer.concat(locals);
  const central = Buffer.concat(entries);
  await writeFile(
    zipFile,
    Buffer.concat([local, central, endRecord(central.length, local.length)]),
  );
}

/** @param {File} file */
function localHeader({ name }) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(name.length, 26);
  return header;
}

/**
 * @param {File} file
 * @param {number} packedBytes
 * @param {number} offsetBytes
 */
function directoryEntry({ name, content, isDeflated, mode = 0o100644 }, packedBytes, offsetBytes) {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(isDeflated ? 8 : 0, 10);
  entry.writeUInt32LE(packedBytes, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(mode * 0x10000, 38);
  entry.writeUInt32LE(offsetBytes, 42);
  return entry;
}

/**
 * @param {number} lengthBytes
 * @param {number} offsetBytes
 */
function endRecord(lengthBytes, offsetBytes) {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(lengthBytes, 12);
  end.writeUInt32LE(offsetBytes, 16);
  return end;
}
