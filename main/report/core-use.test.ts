import { describe, expect, it } from 'vitest';

import { CORE_CONVENTIONS } from '../../contract/core-convention.ts';
import { configurationResult, unconcluded } from '../experiment/fixtures/results.ts';
import { machineCard } from '../lab/fixtures/machine-card.ts';
import { configurationCoreUse, coreUseFigure } from './core-use.ts';
import { runResult } from './run-result.test-support.ts';

const machine = machineCard({ logicalCores: 8, effectiveCores: 4 });

describe('coreUseFigure', () => {
  it('says in each convention what it is of and how much it could be', () => {
    const result = runResult({ machine, effectiveCores: 4 });
    expect(CORE_CONVENTIONS.map((convention) => coreUseFigure(result, convention))).toEqual([
      ['cores used', '1.02 of 4'],
      ['CPU, % of one core', '102 % of 400 %'],
      ['CPU, % of the machine', '13 % of 50 %'],
      ['CPU, % of the limit', '25 % of 100 %'],
    ]);
  });

  it('of a confined run takes its own limit', () => {
    const result = runResult({ machine, cores: [3], effectiveCores: 1 });
    expect(coreUseFigure(result, 'of-limit')[1]).toBe('102 % of 100 %');
  });

  it('is a dash where it is not known', () => {
    const result = runResult({ coresUsed: null });
    for (const convention of CORE_CONVENTIONS)
      expect(coreUseFigure(result, convention)[1]).toBe('–');
  });
});

describe('configurationCoreUse', () => {
  it('takes the cores that the experiment was confined to for the limit', () => {
    const configuration = { ...configurationResult('c1'), coresUsed: 0.5 };
    const result = { ...unconcluded([configuration], []), conclusion: '', machine };
    const confined = { ...result, spec: { ...result.spec, cores: [0, 1] } };
    const texts = [result, confined].map((each) =>
      configurationCoreUse(configuration, each, 'of-limit'),
    );
    expect(texts).toEqual(['13 %', '25 %']);
  });
});
