// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readSeal, writeSeal } from './runtime-seal.mjs';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'corelane-seal-'));
  await mkdir(path.join(directory, 'locales'));
  await writeFile(path.join(directory, 'electron'), 'executable');
  await writeFile(path.join(directory, 'locales', 'de.pak'), 'texts');
});

afterEach(() => rm(directory, { recursive: true }));

test('a sealed runtime is whole', async () => {
  await writeSeal(directory, { origin: 'official', version: '1.2.3', recipe: 1 });
  expect(await readSeal(directory)).toMatchObject({ origin: 'official', version: '1.2.3' });
});

test('a runtime without a seal was cut short', async () => {
  expect(await readSeal(directory)).toBeUndefined();
});

test('a runtime that lost a file is broken', async () => {
  await writeSeal(directory, { origin: 'official', version: '1.2.3', recipe: 1 });
  await rm(path.join(directory, 'locales', 'de.pak'));
  expect(await readSeal(directory)).toBeUndefined();
});

test('a runtime with a truncated file is broken', async () => {
  await writeSeal(directory, { origin: 'official', version: '1.2.3', recipe: 1 });
  await writeFile(path.join(directory, 'electron'), 'exec');
  expect(await readSeal(directory)).toBeUndefined();
});
