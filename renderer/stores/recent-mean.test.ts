import { describe, expect, it } from 'vitest';

import { recentMean } from './recent-mean.ts';

describe('recentMean', () => {
  it('weights each reading by the time it covers', () => {
    expect(recentMean([1, 0], [300, 200])).toBeCloseTo(0.6);
  });

  it('takes no more readings than the window needs', () => {
    expect(recentMean([9, 1, 1], [250, 250, 250])).toBe(1);
  });

  it('does with one reading when there is no other yet', () => {
    expect(recentMean([0.7], [100])).toBeCloseTo(0.7);
  });

  it('is unknown while the newest reading is', () => {
    expect(recentMean([1, Number.NaN], [250, 250])).toBeNull();
    expect(recentMean([1], [Number.NaN])).toBeNull();
    expect(recentMean([], [])).toBeNull();
  });

  it('does not reach over a gap', () => {
    expect(recentMean([9, Number.NaN, 1], [250, 250, 250])).toBe(1);
  });
});
