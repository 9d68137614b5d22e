import { describe, expect, it } from 'vitest';

import { isResidualAcceptable, residualPercent } from './reconcile.ts';

describe('residualPercent', () => {
  it('is the difference in percent of the account', () => {
    expect(residualPercent(970, 1000, 10)).toBeCloseTo(3);
    expect(residualPercent(1030, 1000, 10)).toBeCloseTo(3);
  });

  it('is not told of fewer than 4 ticks', () => {
    expect(residualPercent(1000, 1000, 3)).toBeNull();
    expect(residualPercent(1000, 1000, 4)).toBe(0);
  });

  it('is not told without both figures', () => {
    expect(residualPercent(null, 1000, 9)).toBeNull();
    expect(residualPercent(1000, null, 9)).toBeNull();
    expect(residualPercent(1, 0, 9)).toBeNull();
  });
});

describe('isResidualAcceptable', () => {
  it('admits 3 %', () => {
    expect(isResidualAcceptable(9700, 10_000, 1)).toBe(true);
    expect(isResidualAcceptable(9699, 10_000, 1)).toBe(false);
  });

  it('admits 20 ms per process where that is more', () => {
    expect(isResidualAcceptable(60, 100, 2)).toBe(true);
    expect(isResidualAcceptable(59, 100, 2)).toBe(false);
  });
});
