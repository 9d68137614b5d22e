import { describe, expect, it } from 'vitest';

import type { MachineCard, RuntimeOnCard } from './machine-card.ts';
import { cardDifferences, runtimeDifferences } from './machine-card-differences.ts';

const CARD: MachineCard = {
  cpuModel: 'Example 9000',
  logicalCores: 8,
  physicalCores: 4,
  smt: true,
  siblings: null,
  coreKinds: null,
  allowedCores: [0, 1, 2, 3],
  quotaCores: null,
  effectiveCores: 4,
  governor: 'performance',
  maxFrequencyMHz: 4700,
  memoryBytes: 16 * 2 ** 30,
  memoryLimitBytes: null,
  platform: 'linux',
  osName: 'Debian GNU/Linux 12',
  osRelease: '6.1.0-18-amd64',
  container: null,
  virtualMachine: null,
  powerSource: 'mains',
  corelane: '0.1.0',
};

function labels(parts: Partial<MachineCard>): readonly string[] {
  return cardDifferences(CARD, { ...CARD, ...parts }).map(({ label }) => label);
}

describe('cardDifferences', () => {
  it('finds none between equals', () => {
    expect(cardDifferences(CARD, { ...CARD })).toEqual([]);
  });

  it.each<[string, Partial<MachineCard>]>([
    ['CPU model', { cpuModel: 'Example 8000' }],
    ['Logical cores', { logicalCores: 16 }],
    ['Physical cores', { physicalCores: 8 }],
    ['Allowed cores', { allowedCores: [0, 1] }],
    ['CPU quota', { quotaCores: 1.5 }],
    ['Effective cores', { effectiveCores: 1.5 }],
    ['Governor', { governor: 'powersave' }],
    ['Governor', { governor: null }],
    ['Memory', { memoryBytes: 8 * 2 ** 30 }],
    ['Memory limit', { memoryLimitBytes: 2 ** 30 }],
    ['Platform', { platform: 'darwin' }],
    ['OS release', { osRelease: '6.12.0' }],
    ['Container', { container: 'docker' }],
    ['Virtual machine', { virtualMachine: 'kvm' }],
    ['Power source', { powerSource: 'battery' }],
  ])('tells another %s', (label, parts) => expect(labels(parts)).toEqual([label]));

  it.each<[string, Partial<MachineCard>]>([
    ['a little less memory', { memoryBytes: 15.5 * 2 ** 30 }],
    ['a security update of the kernel', { osRelease: '6.1.0-21-amd64' }],
    ['other cores of the same kind', { allowedCores: [4, 5, 6, 7] }],
    [
      'siblings that one card tells of',
      {
        siblings: [
          [0, 4],
          [1, 5],
          [2, 6],
          [3, 7],
        ],
      },
    ],
    ['another Corelane', { corelane: '9.0.0' }],
  ])('passes over %s', (_, parts) => expect(labels(parts)).toEqual([]));

  it('minds the kind of the cores where there are kinds', () => {
    const hybrid: MachineCard = {
      ...CARD,
      coreKinds: [
        { kind: 'performance', cores: [0, 1, 2, 3] },
        { kind: 'efficiency', cores: [4, 5, 6, 7] },
      ],
    };
    expect(cardDifferences(hybrid, { ...hybrid, allowedCores: [4, 5, 6, 7] })).toEqual([
      {
        label: 'Allowed cores',
        before: '4 performance, 0 efficiency',
        after: '0 performance, 4 efficiency',
      },
    ]);
  });

  it('says both values for people', () => {
    expect(cardDifferences(CARD, { ...CARD, memoryBytes: 8 * 2 ** 30, quotaCores: 2 })).toEqual([
      { label: 'CPU quota', before: 'none', after: '2 cores' },
      { label: 'Memory', before: '16.0 GiB', after: '8.0 GiB' },
    ]);
  });
});

function python(version: string, gilEnabled = true): RuntimeOnCard {
  return {
    id: `python-${version}`,
    kind: 'python',
    version,
    executable: `/opt/${version}/bin/python3`,
    implementation: 'CPython',
    features: { gilEnabled, freeThreadedBuild: false, startMethods: [], interpreterPool: false },
  };
}

describe('runtimeDifferences', () => {
  it('takes the same runtime in another place for the same', () => {
    const moved = { ...python('3.11.7'), id: 'x', executable: '/usr/bin/python3' };
    expect(runtimeDifferences([python('3.11.7')], [moved, python('3.12.1')])).toEqual([]);
  });

  it('tells what came in place of one', () => {
    const differences = runtimeDifferences([python('3.11.7')], [python('3.11.9')]);
    expect(differences).toEqual([
      { label: 'Runtime', before: 'Python 3.11.7 (CPython)', after: 'Python 3.11.9 (CPython)' },
    ]);
  });

  it('tells one that is gone, and a GIL that was switched off', () => {
    expect(runtimeDifferences([python('3.13.0')], [])).toMatchObject([{ after: 'not there' }]);
    expect(runtimeDifferences([python('3.13.0')], [python('3.13.0', false)])).toMatchObject([
      { after: 'Python 3.13.0 (CPython, without the GIL)' },
    ]);
  });
});
