import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, expect, it } from 'vitest';

import { freePaths } from './export-paths.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
});

it('names the files of one export alike', async () => {
  const paths = await freePaths(folder, 'primes', ['html', 'csv']);
  expect(paths?.html).toBe(join(folder, 'primes.html'));
  expect(paths?.csv).toBe(join(folder, 'primes-runs.csv'));
});

it('gives all of them another number where one is taken', async () => {
  await writeFile(join(folder, 'primes-runs.csv'), '');
  await mkdir(join(folder, 'primes-2-figures'));
  const paths = await freePaths(folder, 'primes', ['html', 'csv', 'png']);
  expect(paths?.html).toBe(join(folder, 'primes-3.html'));
});

it('does not care about formats that are not written', async () => {
  await writeFile(join(folder, 'primes-runs.csv'), '');
  const paths = await freePaths(folder, 'primes', ['html']);
  expect(paths?.html).toBe(join(folder, 'primes.html'));
});
