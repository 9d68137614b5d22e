import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { completeRequest } from './complete-request.ts';
import { nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import { ensureSampleFiles, sampleFiles, sampleFolder } from './sample-files.ts';
import { randomBytesOf } from './splitmix32.ts';

const cache = mkdtempSync(join(tmpdir(), 'corelane-samples-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const MIB = 1024 * 1024;

describe('the sample files', () => {
  test('are 32 of 64 KiB to 4 MiB, about 32 MiB in all', () => {
    const sizes = sampleFiles.map(({ sizeBytes }) => sizeBytes);
    expect([sizes.length, Math.min(...sizes), Math.max(...sizes)]).toEqual([32, MIB / 16, 4 * MIB]);
    const totalMib = sizes.reduce((sum, size) => sum + size, 0) / MIB;
    expect(totalMib).toBeGreaterThan(30);
    expect(totalMib).toBeLessThan(36);
  });

  test('are made once, whole, and made again where one is cut short', async () => {
    const made = await ensureSampleFiles(cache);
    expect(made).toEqual({ ok: true, value: sampleFolder(cache) });
    const folder = sampleFolder(cache);
    const first = join(folder, 'sample-00.bin');
    const hash = createHash('sha256')
      .update(await readFile(first))
      .digest('hex');
    expect(hash).toBe(
      createHash('sha256')
        .update(randomBytesOf(1, MIB / 16))
        .digest('hex'),
    );
    const { ino } = await stat(folder);
    await ensureSampleFiles(cache);
    expect((await stat(folder)).ino).toBe(ino);
    truncateSync(first, 5);
    await Promise.all([ensureSampleFiles(cache), ensureSampleFiles(cache)]);
    expect((await stat(first)).size).toBe(MIB / 16);
    expect(await readdir(cache)).toEqual(['sample-files-1']);
  });

  test('that can’t be written are told', async () => {
    writeFileSync(join(cache, 'file'), '');
    expect(await ensureSampleFiles(join(cache, 'file'))).toMatchObject({
      ok: false,
      error: { code: 'sample-files' },
    });
  });
});

test('random bytes are those of the protocol', async () => {
  const vectors = JSON.parse(
    await readFile(new URL('../../workloads/vectors.json', import.meta.url), 'utf8'),
  ) as { splitmix32: { state: number; first: number[] }[] };
  expect(vectors.splitmix32.length).toBeGreaterThan(0);
  for (const { state, first: numbers } of vectors.splitmix32) {
    const bytes = Buffer.from(randomBytesOf(state, numbers.length * 4));
    expect(numbers.map((_, index) => bytes.readUInt32LE(index * 4))).toEqual(numbers);
  }
});

describe('completeRequest', () => {
  const places = { workloadsDirectory: '/w', cacheDirectory: '/c' };
  const complete = (changes: object) => completeRequest(requestFor(nodeRuntime(), changes), places);

  test.each([
    ['files-sha256', {}, { folder: '/c/sample-files-1', repeat: 30 }],
    ['files-sha256', { folder: '/mine', repeat: 30 }, { folder: '/mine', repeat: 30 }],
    ['files-read', { folder: '', repeat: 3 }, { folder: '/c/sample-files-1', repeat: 3 }],
    ['word-count', { folder: '' }, { folder: '/w', repeat: 4 }],
    ['word-count', { folder: '/mine' }, { folder: '/mine', repeat: 1 }],
    ['primes', { tasks: 1 }, { tasks: 1, sizes: 'uniform' }],
  ])('%s: %j becomes %j', (workload, parameters, whole) => {
    expect(complete({ workload, parameters }).parameters).toEqual(whole);
  });

  test('limits a task that hangs on purpose, and no other', () => {
    const limitOf = (fault: string, options = {}) =>
      complete({ workload: 'faulty', parameters: { fault }, options }).options.taskTimeLimitMs;
    expect(limitOf('hang')).toBe(5000);
    expect(limitOf('hang', { taskTimeLimitMs: 9 })).toBe(9);
    expect(limitOf('raise')).toBeUndefined();
  });
});
