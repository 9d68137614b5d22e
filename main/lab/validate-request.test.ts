import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import type { StrategyId, WorkloadId } from '../../contract/catalogue.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { Runtime } from '../../contract/runtime.ts';
import { nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import { checkFolders, validateRequest } from './validate-request.ts';

const node = nodeRuntime();
const python: Runtime = {
  ...node,
  id: 'python',
  kind: 'python',
  implementation: 'CPython',
  version: '3.10.2',
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
const other: Runtime = {
  ...node,
  id: 'other',
  kind: 'other',
  implementation: 'c',
  abilities: { primes: ['threads'] },
};
const runtimes = [node, python, broken, other];

const primes = (parameters: Record<string, number | string>): Partial<RunRequest> => ({
  parameters: { sizes: 'uniform', ...parameters },
});
const withOptions = (
  strategy: StrategyId,
  options: RunRequest['options'],
  more: Partial<RunRequest> = {},
): Partial<RunRequest> => ({ runtimeId: 'python', strategy, options, ...more });
const machine = { allowedCores: [0, 1, 5], noAffinityReason: null };
const meeting = (changes: Partial<RunRequest>): Partial<RunRequest> => ({
  workload: 'bounded-buffer',
  parameters: { pairs: 2, items: 10, capacity: 4, buffer: 'condition' },
  ...changes,
});

describe('validateRequest', () => {
  test('accepts what the catalogue offers', () => {
    expect(validateRequest(requestFor(node), runtimes)).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<RunRequest>]>([
    ['some of the cores', { cores: [0, 5] }],
    ['what a run host offers', { runtimeId: 'other' }],
    ['a worker for each task', withOptions('processes', { perTask: true, startMethod: 'spawn' })],
    ['guided chunks', withOptions('process-pool', { schedule: 'guided', chunk: 4 })],
    ['tasks that meet', meeting({ strategy: 'thread-pool', workers: 3, options: { chunk: 1 } })],
    ['an error policy', withOptions('async', { onTaskError: 'stop', taskTimeLimitMs: 100 })],
  ])('accepts %s', (_what, changes) => {
    const checked = validateRequest(requestFor(node, changes), runtimes, machine);
    expect(checked).toMatchObject({ ok: true });
  });

  test('accepts the GIL of a free-threaded build, and no cores where there is no way', () => {
    const free = { ...python, features: { ...node.features, freeThreadedBuild: true } };
    const request = requestFor(node, withOptions('threads', { gil: 'off' }));
    expect(validateRequest(request, [free])).toMatchObject({ ok: true });
    const noWay = { allowedCores: [0, 1], noAffinityReason: 'On Linux only.' };
    const confined = validateRequest(requestFor(node, { cores: [0] }), runtimes, noWay);
    expect(confined).toMatchObject({ ok: false, error: { code: 'bad-cores' } });
    if (!confined.ok) expect(confined.error.message).toMatch(/^On Linux only\. /);
    expect(validateRequest(requestFor(node), runtimes, noWay)).toMatchObject({ ok: true });
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
      /not for Node\.js/,
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
    [
      'a size that is no word',
      primes({ tasks: 1, size: 9, sizes: 'odd' }),
      'bad-parameter',
      /heavy/,
    ],
    ['an option nobody knows', { options: { colour: 'red' } as object }, 'bad-option', /“colour”/],
    [
      'a combination the catalogue refuses',
      meeting({ strategy: 'sequential' }),
      'not-admitted',
      /wait for ever/,
    ],
    [
      'what a run host does not offer',
      { runtimeId: 'other', workload: 'sum', parameters: { tasks: 2 } },
      'not-admitted',
      /does not offer/,
    ],
    [
      'a strategy that a run host does not offer',
      { runtimeId: 'other', strategy: 'processes' },
      'not-admitted',
      /under threads only/,
    ],
    ['one worker that waits for itself', meeting({ workers: 1 }), 'bad-workers', /at least 2/],
    ['an odd one out', meeting({ workers: 3 }), 'bad-workers', /even number/],
    [
      'chunks of tasks that wait for each other',
      meeting({ strategy: 'thread-pool', options: { chunk: 2 } }),
      'bad-option',
      /no worker may hold several/,
    ],
    [
      'a pool of another strategy',
      withOptions('thread-pool', { executor: 'ProcessPoolExecutor' }),
      'bad-option',
      /choose one of ThreadPoolExecutor\./,
    ],
    [
      'interpreters in a Python without them',
      withOptions('thread-pool', { executor: 'InterpreterPoolExecutor' }),
      'bad-option',
      /ThreadPoolExecutor/,
    ],
    [
      'a schedule of another strategy',
      withOptions('threads', { schedule: 'guided' }),
      'bad-option',
      /round-robin, blocks/,
    ],
    [
      'a schedule of none',
      withOptions('threads', { perTask: true, schedule: 'blocks' }),
      'bad-option',
      /worker of its own/,
    ],
    [
      'a chunk of blocks',
      withOptions('thread-pool', { schedule: 'blocks', chunk: 2 }),
      'bad-option',
      /without effect/,
    ],
    [
      'a TaskGroup on an old Python',
      withOptions('async', { asyncStyle: 'task-group' }),
      'bad-option',
      /gather, semaphore/,
    ],
    ['a GIL that can’t be off', withOptions('threads', { gil: 'off' }), 'bad-option', /free-thr/],
    ['a limit of no time', withOptions('threads', { taskTimeLimitMs: 0 }), 'bad-option', /from 1/],
    [
      'a worker for each of too many tasks',
      withOptions('threads', { perTask: true }, primes({ tasks: 1001, size: 9 })),
      'bad-option',
      /at most 1000 tasks, or switch/,
    ],
    ['no core', { cores: [] }, 'bad-cores', /at least one of 0, 1, 5/],
    ['a core that is not there', { cores: [0, 2] }, 'bad-cores', /Core 2 .* choose among 0, 1, 5/],
    ['cores in disorder', { cores: [1, 0] }, 'bad-cores', /ascending/],
    ['a core twice', { cores: [1, 1] }, 'bad-cores', /once each/],
    [
      'no folder',
      { workload: 'files-sha256', parameters: { repeat: 1 } },
      'bad-parameter',
      /choose a folder/,
    ],
  ];

  test.each(wrong)('refuses %s', (_what, changes, code, sentence) => {
    const checked = validateRequest(requestFor(node, changes), runtimes, machine);
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

  const check = (folder: string): ReturnType<typeof checkFolders> => {
    const request = requestFor(node, {
      workload: 'files-sha256',
      parameters: { folder, repeat: 1 },
    });
    const valid = validateRequest(request, runtimes);
    return valid.ok ? checkFolders(valid.value) : Promise.resolve(valid);
  };

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
