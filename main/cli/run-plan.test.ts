import { expect, it } from 'vitest';

import { readMachineFacts } from '../monitor/machine.ts';
import { readFlags } from './flags.ts';
import { allRunFlags } from './run-flags.ts';
import { planRun } from './run-plan.ts';

const plan = (line: string) => planRun(readFlags(line.split(' '), allRunFlags()), '/home/ada');

it('fills in what was left out', () => {
  expect(plan('--workload http-get --strategy async --runtime python')).toEqual({
    request: {
      workload: 'http-get',
      parameters: { tasks: 200, latencyMs: 50, responseBytes: 1024 },
      strategy: 'async',
      workers: Math.max(1, Math.floor(readMachineFacts().effectiveCores)),
      options: {},
      seed: 1,
      timeLimitMs: 300_000,
    },
    runtimeSelector: 'python',
    tickMs: 250,
    json: false,
  });
});

it('takes everything that can be given', () => {
  const line =
    '--workload primes --strategy process-pool --runtime node@20 --workers 4 --tasks=8 --size 1e3 --start-method spawn --seed 7 --time-limit 60 --tick 100 --json';
  expect(plan(line)).toEqual({
    request: {
      workload: 'primes',
      parameters: { tasks: 8, size: 1000 },
      strategy: 'process-pool',
      workers: 4,
      options: { startMethod: 'spawn' },
      seed: 7,
      timeLimitMs: 60_000,
    },
    runtimeSelector: 'node@20',
    tickMs: 100,
    json: true,
  });
});

it('gives sequential its one worker', () => {
  const sequential = '--workload primes --strategy sequential --runtime node';
  expect(plan(sequential).request.workers).toBe(1);
  expect(plan(`${sequential} --workers 8`).request.workers).toBe(1);
});

it('reads paths as the user meant them', () => {
  const files = '--workload files-sha256 --strategy threads';
  const { request, runtimeSelector } = plan(`${files} --runtime ./bin/python3 --folder music/../x`);
  expect(request.parameters).toEqual({ folder: '/home/ada/x' });
  expect(runtimeSelector).toBe('/home/ada/bin/python3');
});
