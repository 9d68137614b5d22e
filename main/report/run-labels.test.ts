import { expect, it } from 'vitest';

import { commandResultWith } from '../command/command-result.test-support.ts';
import { reproduceLine } from './reproduce-line.ts';
import { runtimeLabel, workloadLabel } from './run-labels.ts';
import { runResult } from './run-result.test-support.ts';

it('names work by what sets it apart', () => {
  const parameters = { tasks: 8, increments: 50_000, protection: 'none' };
  expect(workloadLabel({ workload: 'counter', parameters })).toBe(
    'Shared counter: tasks 8, increments 50,000 per task, protected by nothing',
  );
  const locked = { ...parameters, protection: 'lock' };
  expect(workloadLabel({ workload: 'counter', parameters: locked })).toBe(
    'Shared counter: tasks 8, increments 50,000 per task',
  );
});

it('leaves out what means nothing beside the rest', () => {
  const hang = { tasks: 20, waitMs: 10, fault: 'hang', percent: 20, memoryMb: 256 };
  expect(workloadLabel({ workload: 'faulty', parameters: hang })).toBe(
    'Faults: tasks 20, wait 10 ms, fault hang',
  );
  const line = reproduceLine(runResult({ workload: 'faulty', parameters: hang }));
  expect(line).toContain(' --fault hang --seed 1');
});

const other = {
  id: 'x',
  kind: 'other',
  version: '12.2.0',
  executable: '/opt/my hosts/c-host',
} as const;

it('calls a run host by its file', () => {
  expect(runtimeLabel(other)).toBe('c-host 12.2.0');
});

it('tells how to do a run again, with all that was chosen', () => {
  const line = reproduceLine(
    runResult({
      parameters: { tasks: 4, size: 100, sizes: 'linear' },
      strategy: 'process-pool',
      options: { executor: 'ProcessPoolExecutor', chunk: 2, perTask: false },
      cores: [1],
    }),
  );
  expect(line).toBe(
    'npm run -s corelane -- run --workload primes --strategy process-pool --runtime python@3.11.7 --workers 2 --tasks 4 --size 100 --sizes linear --executor ProcessPoolExecutor --chunk 2 --cores 1, --seed 1',
  );
  expect(reproduceLine(runResult({ runtime: other }))).toContain(`--host '/opt/my hosts/c-host'`);
});

it('writes a command line that a shell takes as it was meant', () => {
  expect(reproduceLine(runResult({ options: { startMethod: 'fork' } }))).toBe(
    'npm run -s corelane -- run --workload primes --strategy threads --runtime python@3.11.7 --workers 2 --tasks 32 --size 200000 --start-method fork --seed 1',
  );
  const folder = "/home/ada/it's; rm -rf ~";
  expect(reproduceLine(runResult({ workload: 'files-sha256', parameters: { folder } }))).toContain(
    `--folder '/home/ada/it'\\''s; rm -rf ~'`,
  );
});

it('says of a program that its runtimes were asked, and how to ask them again', () => {
  const command = commandResultWith({ argv: ['node', 'my.js'], runtimeDetails: true });
  const asked = runResult({ workload: 'command', parameters: { jobs: 2 }, command });
  expect(workloadLabel(asked)).toBe('node my.js: jobs 2 · runtime details on: adds cost');
  expect(reproduceLine(asked)).toContain(' --runtime-details -- node my.js');
  const plain = { ...asked, command: commandResultWith({ argv: ['node', 'my.js'] }) };
  expect(workloadLabel(plain)).toBe('node my.js: jobs 2');
  expect(reproduceLine(plain)).not.toContain('runtime-details');
});
