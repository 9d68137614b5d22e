import { expect, it } from 'vitest';

import { readMachineCard } from '../../monitor/machine-card.ts';
import { type ComparedRun, overlayDifferences } from './run-comparison.ts';

const machine = readMachineCard('0.1.0');

function run(label: string, parts: Partial<ComparedRun['request']> = {}): ComparedRun {
  const request = { workload: 'primes', parameters: { tasks: 8, size: 9 }, seed: 1, ...parts };
  return { label, request: request as ComparedRun['request'], machine };
}

it('says nothing of runs with the same work on the same machine', () => {
  expect(overlayDifferences([run('A'), run('B'), run('C')])).toEqual([]);
  expect(overlayDifferences([])).toEqual([]);
});

it('tells other work, other parameters and another seed', () => {
  expect(overlayDifferences([run('A'), run('B', { workload: 'counter' })])).toEqual([
    'B did other work (counter) than A (primes).',
  ]);
  const other = run('B', { parameters: { tasks: 16, size: 9 }, seed: 2 });
  expect(overlayDifferences([run('A'), other])).toEqual([
    'B had other parameters than A: tasks 16, not 8; seed 2, not 1.',
  ]);
});

it('tells another machine', () => {
  const moved = { ...run('B'), machine: { ...machine, cpuModel: 'Example 9000' } };
  expect(overlayDifferences([run('A'), moved])).toEqual([
    `B was measured on another machine than A: CPU model Example 9000, not ${machine.cpuModel}.`,
  ]);
});
