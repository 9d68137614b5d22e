// @ts-check
import { spawnSync } from 'node:child_process';
import { access, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { withLock } from './directory-lock.mjs';

let directory = '';
let lockFile = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'corelane-lock-'));
  lockFile = path.join(directory, 'set-up.lock');
});

afterEach(() => rm(directory, { recursive: true }));

test('lets one work at a time', async () => {
  let running = 0;
  let mostRunning = 0;
  const work = async () => {
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    await new Promise(setImmediate);
    running -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(lockFile, () => {}, work)));
  expect(mostRunning).toBe(1);
});

test('is free again after a failure', async () => {
  const failing = withLock(
    lockFile,
    () => {},
    () => Promise.reject(new Error('no space')),
  );
  await expect(failing).rejects.toThrow('no space');
  await expect(access(lockFile)).rejects.toThrow('ENOENT');
});

test('takes over from a process that was killed', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lockFile, JSON.stringify({ pid, host: hostname() }));
  expect(
    await withLock(
      lockFile,
      () => {},
      async () => 'done',
    ),
  ).toBe('done');
});

test('takes over from another machine only when that has fallen silent', async () => {
  await writeFile(lockFile, JSON.stringify({ pid: process.pid, host: 'elsewhere' }));
  /** @type {string[]} */
  const events = [];
  await withLock(
    lockFile,
    () => {
      events.push('waits');
      const longAgo = new Date(Date.now() - 3_600_000);
      void utimes(lockFile, longAgo, longAgo);
    },
    async () => void events.push('works'),
  );
  expect(events).toEqual(['waits', 'works']);
});
