import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import type { StrategyId, WorkloadId } from '../../contract/catalogue.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { Runtime } from '../../contract/runtime.ts';
import { nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import { validateRequest, validateRequestAndFolders } from './validate-request.ts';

const node = nodeRuntime();
const python: Runtime = {
  ...node,
  id: 'python',
  kind: 'python',
  implementation: 'CPython',
  features: { ...node.features, startMethods: ['fork', 'spawn'] },
};
const broken: Runtime = {
  usable: false,
  id: 'broken',
  kind: 'python',
  version: '2.7.18',
  executable: '/usr/bin/python2',
  origin: 'path',
  reason: 'Python 2.7 is too old: install Python 3.9 or newer.',
};
const runtimes = [node, python, broken];

const primes = (parameters: Record<string, number | string>): Partial<RunRequest> => ({
  parameters,
});

describe('validateRequest', () => {
  test('accepts what the catalogue offers', () => {
    expect(validateRequest(requestFor(node), runtimes)).toMatchObject({ ok: true });
  });

  const wrong: [string, Partial<RunRequest>, string, RegExp][] = [
    ['an unknown workload', { workload: 'chess' as WorkloadId }, 'unknown-workload', /primes/],
    ['an inherited name', { workload: 'toString' as WorkloadId }, 'unknown-workload', /primes/],
    ['an unknown strategy', { strategy: 'magic' as StrategyId }, 'unknown-strategy', /thread-pool/],
    ['an unknown runtime', { runtimeId: 'gone' }, 'unknown-runtime', /“gone”/],
    ['a runtime that can’t be used', { runtimeId: 'broken' }, 'unknown-runtime', /too old/],
    ['size 0', primes({ tasks: 1, size: 0 }), 'bad-parameter', /from 2 to 100000000.*got 0/],
    ['a negative size', primes({ tasks: 1, size: -5 }), 'bad-parameter', /got -5/],
    ['size 1e12', primes({ tasks: 1, size: 1e12 }), 'bad-parameter', /got 1000000000000/],
    ['size NaN', primes({ tasks: 1, size: Number.NaN }), 'bad-parameter', /got NaN/],
    ['size 2.5', primes({ tasks: 1, size: 2.5 }), 'bad-parameter', /whole number/],
    ['size as text', primes({ tasks: 1, size: '7' }), 'bad-parameter', /got “7”/],
    ['no size', primes({ tasks: 1 }), 'bad-parameter', /none was given/],
    ['a parameter too many', primes({ tasks: 1, size: 9, x: 1 }), 'bad-parameter', /“x”/],
    ['0 workers', { workers: 0 }, 'bad-workers', /from 1 to 256/],
    ['10,000 workers', { workers: 10_000 }, 'bad-workers', /got 10000/],
    ['NaN workers', { workers: Number.NaN }, 'bad-workers', /got NaN/],
    ['a seed of 2^32', { seed: 2 ** 32 }, 'bad-parameter', /Seed/],
    ['no time', { timeLimitMs: 0 }, 'bad-option', /Time limit/],
    ['time without end', { timeLimitMs: Number.POSITIVE_INFINITY }, 'bad-option', /Time limit/],
    [
      'a start method with Node',
      { strategy: 'processes', options: { startMethod: 'fork' } },
      'bad-option',
      /Node\.js/,
    ],
    [
      'a start method for threads',
      { runtimeId: 'python', strategy: 'threads', options: { startMethod: 'fork' } },
      'bad-option',
      /leave it out with threads/,
    ],
    [
      'a start method that this Python lacks',
      { runtimeId: 'python', strategy: 'processes', options: { startMethod: 'forkserver' } },
      'bad-option',
      /choose one of fork, spawn/,
    ],
    ['no folder', { workload: 'files-sha256', parameters: {} }, 'bad-parameter', /choose a folder/],
  ];

  test.each(wrong)('refuses %s', (_what, changes, code, sentence) => {
    const checked = validateRequest(requestFor(node, changes), runtimes);
    expect(checked).toMatchObject({ ok: false, error: { code } });
    if (!checked.ok) expect(checked.error.message).toMatch(sentence);
  });
});

describe('the folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'corelane-folders-'));
  const at = (...parts: string[]): string => join(root, ...parts);
  mkdirSync(at('full', 'below', 'deep'), { recursive: true });
  writeFileSync(at('full', 'below', 'deep', 'file'), '');
  mkdirSync(at('empty', 'below'), { recursive: true });
  mkdirSync(at('links'));
  symlinkSync(at('full'), at('links', 'folder'));
  symlinkSync(at('full', 'below', 'deep', 'file'), at('links', 'file'));

  afterAll(() => rmSync(root, { recursive: true }));

  const check = (folder: string): ReturnType<typeof validateRequestAndFolders> =>
    validateRequestAndFolders(
      requestFor(node, { workload: 'files-sha256', parameters: { folder } }),
      runtimes,
    );

  test('may hold its files at any depth', async () => {
    expect(await check(at('full'))).toMatchObject({ ok: true });
  });

  test.each([
    ['missing', at('nowhere'), 'folder-missing'],
    ['a file', at('full', 'below', 'deep', 'file'), 'folder-missing'],
    ['below a file', at('full', 'below', 'deep', 'file', 'x'), 'folder-missing'],
    ['without files', at('empty'), 'folder-empty'],
    ['with links only, which are not followed', at('links'), 'folder-empty'],
    ['not to be read', at('x'.repeat(300)), 'folder-unreadable'],
    ['relative', 'full', 'bad-parameter'],
    ['with a null character', `${at('full')}\0`, 'bad-parameter'],
  ])('is refused when it is %s', async (_what, folder, code) => {
    expect(await check(folder)).toMatchObject({ ok: false, error: { code } });
  });
});
