import { describe, expect, it } from 'vitest';

import { CORE_CONVENTIONS, UNKNOWN_BASES } from '../../contract/core-convention.ts';
import { coreUseText, formatCoreBound, formatCoreUse } from './core-use.ts';

const bases = { logicalCores: 8, effectiveCores: 1.5 };
const scales = CORE_CONVENTIONS.map((convention) => ({ convention, bases }));

describe('CPU use', () => {
  it('is written in each convention', () => {
    const texts = scales.map((scale) => formatCoreUse(0.6, scale));
    expect(texts).toEqual(['0.60', '60 %', '7.5 %', '40 %']);
  });

  it('says in sentences what it is of', () => {
    expect(scales.map((scale) => coreUseText(0.6, scale))).toEqual([
      '0.60 cores',
      '60 % of one core',
      '7.5 % of the machine',
      '40 % of the limit',
    ]);
  });

  it('has bounds that are as short as they can be', () => {
    const texts = scales.map((scale) => formatCoreBound(1.5, scale));
    expect(texts).toEqual(['1.5', '150 %', '19 %', '100 %']);
  });

  it('is a dash where it, or what it is of, is not known', () => {
    for (const scale of scales) expect(formatCoreUse(null, scale)).toBe('–');
    const scale = { convention: 'of-limit', bases: UNKNOWN_BASES } as const;
    expect([formatCoreUse(1, scale), formatCoreBound(1, scale)]).toEqual(['–', '–']);
  });
});
