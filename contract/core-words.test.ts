import { describe, expect, it } from 'vitest';

import { CORE_CONVENTIONS } from './core-convention.ts';
import { coreWords, writeCoreBound, writeCoreUse } from './core-words.ts';

describe('writeCoreUse', () => {
  it.each([
    [0, '0.00'],
    [1.016, '1.02'],
    [12, '12.00'],
  ])('writes %d cores with two decimals', (cores, text) => {
    expect(writeCoreUse(cores, 'cores')).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.04, '0.0 %'],
    [9.94, '9.9 %'],
    [9.96, '10 %'],
    [101.6, '102 %'],
  ])('writes %d per cent whole, small ones with a decimal', (percent, text) => {
    expect(writeCoreUse(percent, 'of-one-core')).toBe(text);
  });
});

describe('writeCoreBound', () => {
  it('writes cores whole where they are', () => {
    expect([2, 1.5].map((cores) => writeCoreBound(cores, 'cores'))).toEqual(['2', '1.5']);
    expect(writeCoreBound(200, 'of-one-core')).toBe('200 %');
  });
});

describe('coreWords', () => {
  it('name what a per cent is of, everywhere, and differ from each other', () => {
    const all = CORE_CONVENTIONS.map(coreWords);
    for (const part of [
      'choice',
      'quantity',
      'title',
      'axis',
      'unit',
      'short',
      'now',
      'after',
      'csv',
    ] as const)
      expect(new Set(all.map((words) => words[part])).size).toBe(CORE_CONVENTIONS.length);
    expect(all.map(({ csv }) => csv)).toEqual([
      'cores_used',
      'cpu_percent_of_one_core',
      'cpu_percent_of_machine',
      'cpu_percent_of_limit',
    ]);
  });
});
