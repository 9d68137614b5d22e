import { describe, expect, it } from 'vitest';

import { readScene } from '../../dev/scene.ts';
import { LAPTOP, machineReportOf } from '../../dev/simulated-machine.ts';
import { machineRows, machineText, runtimeRow } from './machine-rows.ts';

const { card, runtimes } = machineReportOf(readScene(new URLSearchParams('cores=4&effective=1.5')));

function valueOf(label: string, of = card): string | undefined {
  return machineRows(of).find((row) => row.label === label)?.value;
}

describe('machineRows', () => {
  it('says what is unknown, and keeps it apart from what there is none of', () => {
    expect(valueOf('Governor')).toBe('unknown');
    expect(valueOf('Power')).toBe('unknown');
    expect(valueOf('Container', LAPTOP)).toBe('none seen');
    expect(valueOf('SMT', { ...card, smt: null })).toBe('unknown');
    expect(valueOf('SMT', { ...card, siblings: null })).toBe('on');
    expect(valueOf('Cores', { ...card, physicalCores: null })).toBe('4 logical, unknown physical');
  });

  it('says how many threads the cores have', () => {
    expect(valueOf('SMT')).toBe('on: 2 cores with 2 threads each');
    expect(valueOf('SMT', LAPTOP)).toBe('on: 4 cores with 2 threads each, 8 with one thread each');
    expect(valueOf('SMT', { ...card, smt: false, siblings: [[0], [1]] })).toBe('off, or not there');
  });

  it('names kinds of cores, limits and the source of power', () => {
    expect(valueOf('Kinds of cores', LAPTOP)).toBe(
      '8 performance (cores 0–7), 8 efficiency (cores 8–15)',
    );
    expect(valueOf('CPU quota')).toBe('1.5 cores');
    expect(valueOf('Allowed cores', { ...card, allowedCores: [0, 1] })).toBe('cores 0–1');
    expect(valueOf('Memory', { ...card, memoryLimitBytes: 1024 ** 3 })).toContain('1.0 GiB');
    expect(valueOf('Power', LAPTOP)).toBe('on battery');
  });
});

describe('machineText', () => {
  it('holds every row and every runtime with its features', () => {
    const text = machineText(card, runtimes);
    expect(text.split('\n')).toHaveLength(machineRows(card).length + runtimes.length);
    expect(text).toContain('Python 3.13.1: CPython: no GIL, free-threaded build');
    expect(text).not.toMatch(/null|undefined|NaN/);
  });

  it('claims no features of a runtime whose are not known', () => {
    const node = runtimes.find(({ kind }) => kind === 'node');
    if (node === undefined) throw new Error('No simulated Node.js');
    expect(runtimeRow(node).value).toBe('Node.js');
  });
});
