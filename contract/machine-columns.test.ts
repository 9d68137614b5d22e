import { describe, expect, it } from 'vitest';

import type { ConfigurationResult, ExperimentBrief, RunBrief } from './experiment-result.ts';
import type { MachineCard } from './machine-card.ts';
import {
  comparedTitle,
  machineColumns,
  machineDifferences,
  machineTable,
  workDiffers,
} from './machine-columns.ts';

function experiment(cpuModel: string, medians: Readonly<Record<string, number>>): ExperimentBrief {
  const configurations = Object.entries(medians).map(
    ([label, medianWallMs], index) =>
      ({
        id: `c${index + 1}`,
        label,
        baseline: 'c1',
        runs: [],
        medianWallMs,
        ci95WallMs: null,
        speedup: 1,
        speedupCi95: null,
      }) as unknown as ConfigurationResult<RunBrief>,
  );
  const machine = { cpuModel, effectiveCores: 4 };
  return {
    title: '',
    startedAt: '2026-01-02T03:04:05.000Z',
    machine,
    configurations,
  } as unknown as ExperimentBrief;
}

describe('machineTable', () => {
  it('has a row a label and a column an experiment', () => {
    const table = machineTable([experiment('A', { one: 1, two: 2 }), experiment('B', { two: 3 })]);
    expect(table.rows.map(({ label }) => label)).toEqual(['one', 'two']);
    const medians = table.rows.map(({ cells }) => cells.map((cell) => cell?.medianWallMs ?? null));
    expect(medians).toEqual([
      [1, null],
      [2, 3],
    ]);
    expect(table.rows[1]?.cells.map((cell) => cell?.isBaseline)).toEqual([false, true]);
  });

  it('tells experiments of one machine apart', () => {
    const columns = machineColumns([experiment('A', {}), experiment('B', {}), experiment('A', {})]);
    expect(columns.map(({ name }) => name)).toEqual([
      'A, 4 cores (1)',
      'B, 4 cores',
      'A, 4 cores (2)',
    ]);
  });
});

describe('experiments of one machine', () => {
  const titled = (title: string, machine: MachineCard = CARD): ExperimentBrief => ({
    ...experiment('', {}),
    title,
    machine,
  });

  it('are told apart by their titles', () => {
    const both = [titled('Python'), titled('Node.js')];
    expect(machineColumns(both).map(({ name, title }) => [name, title])).toEqual([
      ['Python', ''],
      ['Node.js', ''],
    ]);
    expect(comparedTitle(both)).toBe('Experiments compared');
  });

  it.each([
    ['one has no title', [titled('Python'), titled('')]],
    ['titles are the same', [titled('Python'), titled('Python')]],
    ['the machines differ', [titled('Python'), titled('Node.js', { ...CARD, cpuModel: 'B' })]],
  ])('are told apart by machines where %s', (_reason, experiments) => {
    expect(machineColumns(experiments)[0]?.name).toMatch(/^A, 4 cores/);
    expect(comparedTitle(experiments)).toBe('Machines compared');
  });
});

describe('workDiffers', () => {
  const work = (parameters: Readonly<Record<string, readonly number[]>>, seed = 1) =>
    ({ spec: { workload: 'primes', parameters, seed } }) as unknown as ExperimentBrief;

  it('looks at workload, parameters and seed', () => {
    const first = work({ size: [1], tasks: [2] });
    expect(workDiffers([first, work({ tasks: [2], size: [1] })])).toBe(false);
    expect(workDiffers([first, work({ size: [3], tasks: [2] })])).toBe(true);
    expect(workDiffers([first, work({ size: [1], tasks: [2] }, 2)])).toBe(true);
  });
});

describe('machineDifferences', () => {
  const card = (parts: Partial<MachineCard>) => ({
    machine: { ...CARD, ...parts },
  });

  it('has a line a difference, with what every machine has', () => {
    const cards = [card({}), card({ governor: 'powersave' }), card({ container: 'docker' })];
    expect(machineDifferences(cards)).toEqual([
      { label: 'Governor', values: ['not known', 'powersave', 'not known'] },
      { label: 'Container', values: ['none', 'none', 'docker'] },
    ]);
  });

  it('has none where the cards tell of none', () => {
    expect(machineDifferences([card({}), card({ corelane: '9' })])).toEqual([]);
    expect(machineDifferences([])).toEqual([]);
  });
});

const CARD: MachineCard = {
  cpuModel: 'A',
  logicalCores: 4,
  physicalCores: null,
  smt: null,
  siblings: null,
  coreKinds: null,
  allowedCores: [0, 1, 2, 3],
  quotaCores: null,
  effectiveCores: 4,
  governor: null,
  maxFrequencyMHz: null,
  memoryBytes: 8e9,
  memoryLimitBytes: null,
  platform: 'linux',
  osName: 'Test OS',
  osRelease: '6.1.0',
  container: null,
  virtualMachine: null,
  powerSource: null,
  corelane: '0.1.0',
};
