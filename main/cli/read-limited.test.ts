import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { readLimited } from './read-limited.ts';

async function fileOf(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'corelane-read-')), 'file');
  await writeFile(path, text);
  return path;
}

it('reads a text up to the limit', async () => {
  expect(await readLimited(await fileOf('éa'), 3, 'a text')).toBe('éa');
  expect(await readLimited(await fileOf(''), 3, 'a text')).toBe('');
});

it('refuses one byte more, with the size', async () => {
  await expect(readLimited(await fileOf('abcd'), 3, 'a text')).rejects.toThrow(
    'it has 4 bytes, and a text has at most 3',
  );
});

it.skipIf(process.platform === 'win32')('stops at the limit where there is no end', async () => {
  await expect(readLimited('/dev/zero', 1_000, 'a text')).rejects.toThrow('it does not end');
});
