import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, expect, it } from 'vitest';

import { writeWholeFile } from './write-whole-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
});

it('makes the folder and replaces what was there', async () => {
  const path = join(folder, 'deep', 'file.json');
  await writeWholeFile(path, 'first');
  await writeWholeFile(path, 'second');
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(join(folder, 'deep'))).toEqual(['file.json']);
});

it('leaves nothing behind when it fails', async () => {
  const path = join(folder, 'taken');
  await mkdir(path);
  await writeFile(join(path, 'inside'), '');
  await expect(writeWholeFile(path, 'text')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(await readdir(folder)).toEqual(['taken']);
});

it('leaves no folder behind that it made for nothing', async () => {
  async function* failing() {
    yield Buffer.from('half');
    await Promise.reject(new Error('the source dried up'));
  }
  await mkdir(join(folder, 'there'));
  const path = join(folder, 'there', 'new', 'deep', 'file.csv');
  await expect(writeWholeFile(path, failing())).rejects.toThrow('dried up');
  expect(await readdir(folder, { recursive: true })).toEqual(['there']);
});

it.skipIf(process.platform === 'win32')('leaves alone what is no file', async () => {
  const path = join(folder, 'socket');
  const server = createServer();
  await once(server.listen(path), 'listening');
  await expect(writeWholeFile(path, 'text')).rejects.toThrow('choose another name');
  expect((await lstat(path)).isSocket()).toBe(true);
  expect(await readdir(folder)).toEqual(['socket']);
  server.close();
});

it('ends with one of several writers, whole', async () => {
  const path = join(folder, 'shared.txt');
  const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  await Promise.all(contents.map((content) => writeWholeFile(path, content)));
  expect(contents).toContain(await readFile(path, 'utf8'));
});
