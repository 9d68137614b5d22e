import { describe, expect, it } from 'vitest';

import { seriesOf } from '../dev/series-of.ts';
import { recentMean } from './recent-mean.ts';

describe('recentMean', () => {
  it('weights each reading by the time it covers', () => {
    expect(recentMean(seriesOf([1, 0]), seriesOf([300, 200]))).toBeCloseTo(0.6);
  });

  it('takes no more readings than the window needs', () => {
    expect(recentMean(seriesOf([9, 1, 1]), seriesOf([250, 500, 500]))).toBe(1);
  });

  it('does with one reading when there is no other yet', () => {
    expect(recentMean(seriesOf([0.7]), seriesOf([100]))).toBeCloseTo(0.7);
  });

  it('is unknown while the newest reading is', () => {
    expect(recentMean(seriesOf([1, Number.NaN]), seriesOf([250, 250]))).toBeNull();
    expect(recentMean(seriesOf([1]), seriesOf([Number.NaN]))).toBeNull();
    expect(recentMean(seriesOf([]), seriesOf([]))).toBeNull();
  });

  it('does not reach over a gap', () => {
    expect(recentMean(seriesOf([9, Number.NaN, 1]), seriesOf([250, 250, 250]))).toBe(1);
  });
});
