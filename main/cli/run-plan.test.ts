import { expect, it } from 'vitest';

import { readMachineFacts } from '../monitor/machine.ts';
import { coresOfFlag } from './cores-flag.ts';
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
      cores: null,
      seed: 1,
      timeLimitMs: 300_000,
    },
    preset: null,
    runtimeSelector: 'python',
    hostTarget: null,
    tickMs: 250,
    json: false,
    keepsHistory: true,
    reportPath: null,
  });
});

it('takes everything that can be given', () => {
  const line =
    '--workload primes --strategy process-pool --runtime node@20 --workers 4 --tasks=8 --size 1e3 --sizes heavy-tailed --start-method spawn --chunk 3 --on-task-error stop --cores 0, --seed 7 --time-limit 60 --tick 100 --json';
  expect(plan(line)).toEqual({
    request: {
      workload: 'primes',
      parameters: { tasks: 8, size: 1000, sizes: 'heavy-tailed' },
      strategy: 'process-pool',
      workers: 4,
      options: { startMethod: 'spawn', chunk: 3, onTaskError: 'stop' },
      cores: [0],
      seed: 7,
      timeLimitMs: 60_000,
    },
    preset: null,
    runtimeSelector: 'node@20',
    hostTarget: null,
    tickMs: 100,
    json: true,
    keepsHistory: true,
    reportPath: null,
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

it('leaves a folder that is not named to Corelane', () => {
  const { request } = plan('--workload word-count --strategy threads --runtime node --repeat 3');
  expect(request.parameters).toEqual({ repeat: 3 });
});

it('leaves the parameter of a preset to the preset', () => {
  const primes = '--workload primes --strategy threads --runtime node';
  expect(plan(`${primes} --preset long --size 50`)).toMatchObject({
    preset: 'long',
    request: { parameters: { size: 50 } },
  });
});

it('takes as many workers as the tasks need to meet', () => {
  const line = '--strategy threads --runtime node --cores 1';
  expect(plan(`--workload start-gate ${line}`).request.workers).toBeGreaterThanOrEqual(2);
  expect(plan(`--workload bounded-buffer ${line}`).request.workers % 2).toBe(0);
});

it.each([
  ['all', null],
  ['all-but-one', [0, 1, 4]],
  ['2', [0, 1]],
  ['4', null],
  ['0,1', [0, 1]],
  ['4,0-1', [0, 1, 4]],
  ['7,', [7]],
])('reads --cores %s', (text, cores) => {
  expect(coresOfFlag(text, [0, 1, 4, 6])).toEqual(cores);
});
