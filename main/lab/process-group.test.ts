import type * as FilesModule from 'node:fs/promises';

import { afterEach, expect, it, vi } from 'vitest';

import { groupIsAlive } from './process-group.ts';

const files = vi.hoisted(() => ({ problem: '' }));

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof FilesModule>();
  const refuse = () => Promise.reject(Object.assign(new Error('no'), { code: files.problem }));
  return {
    ...actual,
    readFile: (path: string, encoding: BufferEncoding) =>
      files.problem === '' ? actual.readFile(path, encoding) : refuse(),
  };
});

afterEach(() => (files.problem = ''));

const isLinux = process.platform === 'linux';

/** Of the test itself: something of it lives. */
async function ownGroup(): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const stat = await readFile('/proc/self/stat', 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}

it.runIf(isLinux)('sees what lives, and what does not', async () => {
  expect(await groupIsAlive(await ownGroup())).toBe(true);
  expect(await groupIsAlive(2 ** 22 - 1)).toBe(false);
});

it.runIf(isLinux)('takes a group for alive that it has no descriptor left to look at', async () => {
  const group = await ownGroup();
  files.problem = 'EMFILE';
  expect(await groupIsAlive(group)).toBe(true);
  files.problem = 'ENOENT';
  expect(await groupIsAlive(group)).toBe(false);
});
