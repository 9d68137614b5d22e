import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { bareScope, temporaryFolder } from './fake-interpreter.test-support.ts';
import { trustedPathEntries } from './path-entries.ts';

it('keeps the order and lists each folder once', async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  expect(await trustedPathEntries(bareScope(second, first, second))).toEqual([second, first]);
});

it.each([
  ['relative', 'bin'],
  ['the current folder', '.'],
  ['empty', ''],
  ['missing', '/nonexistent/bin'],
])('skips an entry that is %s', async (_, entry) => {
  const good = await temporaryFolder();
  expect(await trustedPathEntries(bareScope(entry, good))).toEqual([good]);
});

it.each([
  ['with', 0o1777],
  ['without', 0o777],
])('skips a folder that all may write to, %s a sticky bit', async (_, mode) => {
  const folder = join(await temporaryFolder(), 'bin');
  await mkdir(folder);
  await chmod(folder, mode);
  expect(await trustedPathEntries(bareScope(folder))).toEqual([]);
  await chmod(folder, 0o755);
  expect(await trustedPathEntries(bareScope(folder))).toEqual([folder]);
});

it('finds the variable under the name Windows gives it', async () => {
  const scope = { ...bareScope(), environment: { Path: 'relative;' }, platform: 'win32' as const };
  expect(await trustedPathEntries(scope)).toEqual([]);
});
