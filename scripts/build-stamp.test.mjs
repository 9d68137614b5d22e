// @ts-check
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { stampOf } from './build-stamp.mjs';

let root = '';
const stamp = () => stampOf(root, ['main', 'package.json', 'absent']);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'corelane-stamp-'));
  await mkdir(path.join(root, 'main', 'lab'), { recursive: true });
  await writeFile(path.join(root, 'main', 'lab', 'run.ts'), 'one');
  await writeFile(path.join(root, 'package.json'), '{}');
});

afterEach(() => rm(root, { recursive: true }));

test('stays the same while nothing changes', async () => {
  expect(await stamp()).toBe(await stamp());
});

test('changes when a file deep inside is touched', async () => {
  const before = await stamp();
  await utimes(path.join(root, 'main', 'lab', 'run.ts'), new Date(1), new Date(1));
  expect(await stamp()).not.toBe(before);
});

test('changes when a source is added, and when it is removed', async () => {
  const before = await stamp();
  await writeFile(path.join(root, 'main', 'new.ts'), '');
  expect(await stamp()).not.toBe(before);
  await rm(path.join(root, 'main', 'new.ts'));
  expect(await stamp()).toBe(before);
});

test('does not rebuild for a unit test', async () => {
  const before = await stamp();
  await writeFile(path.join(root, 'main', 'lab', 'run.test.ts'), '');
  expect(await stamp()).toBe(before);
});
