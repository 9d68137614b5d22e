// @ts-check
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { FUSES_FOR_TESTS, packagedFuses, setFuses } from './packaged-fuses.mjs';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const VERSION = '\u0001';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'corelane-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/**
 * A file with as many fuses as `wire` has letters, 1 for on.
 * @param {string} wire
 */
async function electronWith(wire) {
  const file = path.join(folder, 'electron');
  const length = String.fromCharCode(wire.length);
  await writeFile(file, `before${SENTINEL}${VERSION}${length}${wire}after`, 'latin1');
  return file;
}

/** @param {string} file */
async function wireOf(file) {
  const text = await readFile(file, 'latin1');
  return text.slice(text.indexOf(SENTINEL) + SENTINEL.length + 2).replace('after', '');
}

test('decides on every fuse that is known', () => {
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(Object.keys(packagedFuses('linux')).sort()).toEqual(known.sort());
});

test('has the archive checked where Electron can', () => {
  const checked = ['linux', 'darwin', 'win32'].map(
    (platform) => packagedFuses(platform)['EnableEmbeddedAsarIntegrityValidation'],
  );
  expect(checked).toEqual([false, true, true]);
});

test('sets all of a package, in the order of the wire', async () => {
  const file = await electronWith('10110011');
  await setFuses(file, packagedFuses('linux'));
  expect(await wireOf(file)).toBe('01000100');
});

test('changes one for tests, and leaves what it does not know', async () => {
  const file = await electronWith('010001001');
  await setFuses(file, FUSES_FOR_TESTS);
  expect(await wireOf(file)).toBe('010101001');
});
