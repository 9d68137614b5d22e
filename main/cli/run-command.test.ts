import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import type { RunResult } from '../../contract/run.ts';
import { corelane, testIo } from './cli.test-support.ts';

const onNode = ['--strategy', 'threads', '--runtime', process.execPath, '--workers', '2'];

it('prints the result of a run as exactly one object', async () => {
  const argv = [
    'run',
    '--workload',
    'primes',
    ...onNode,
    '--tasks',
    '4',
    '--size',
    '1000',
    '--json',
  ];
  const { exitCode, stdout, stderr } = await corelane(argv);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  const result = JSON.parse(stdout) as RunResult;
  expect(result).toMatchObject({
    schema: 'corelane.run/1',
    state: 'completed',
    workers: 2,
    tasks: { total: 4, done: 4, failed: 0 },
    runtime: { kind: 'node', version: process.versions.node },
  });
  expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
});

it.each([
  ['missing', (folder: string) => join(folder, 'missing'), /missing does not exist/],
  ['empty', (folder: string) => folder, /holds no regular file/],
])('says that a folder is %s, and prints no result', async (_, pick, sentence) => {
  const folder = pick(await mkdtemp(join(tmpdir(), 'corelane-test-')));
  const { exitCode, stdout, stderr } = await corelane([
    ...['run', '--workload', 'files-sha256', ...onNode, '--folder', folder, '--json'],
  ]);
  expect(stderr).toMatch(sentence);
  expect([exitCode, stdout]).toEqual([2, '']);
});

it('stops at an interrupt and still prints the result', async () => {
  let isInterrupted = false;
  const io = testIo({
    isTerminal: true,
    // The first progress says that the work is under way.
    err: () => {
      if (!isInterrupted) io.interrupt(130);
      isInterrupted = true;
    },
  });
  const argv = [
    'run',
    '--workload',
    'primes',
    ...onNode,
    '--size',
    '5000000',
    '--tick',
    '100',
    '--json',
  ];
  const { exitCode, stdout } = await corelane(argv, io);
  expect(JSON.parse(stdout)).toMatchObject({ state: 'cancelled' });
  expect([exitCode, isInterrupted]).toEqual([130, true]);
});

it('fails with 1 and a result when the time limit is reached', async () => {
  const argv = ['run', '--workload', 'primes', ...onNode, '--size', '5000000', '--time-limit', '1'];
  const { exitCode, stdout } = await corelane(argv);
  expect(stdout).toMatch(/^State +timed out\nReason +\S/m);
  expect(exitCode).toBe(1);
});
