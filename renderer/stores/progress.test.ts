import { describe, expect, it } from 'vitest';

import { seriesOf } from '../dev/series-of.ts';
import { estimateRemainingMs, recentRatePerS } from './progress.ts';

describe('recentRatePerS', () => {
  it('counts the ends of the last seconds only', () => {
    const atMs = [0, 5000, 10_000, 12_500, 15_000];
    const tasksDone = [0, 0, 100, 150, 200];
    expect(recentRatePerS(seriesOf(tasksDone), seriesOf(atMs))).toBe(20);
  });

  it('uses what there is at the beginning', () => {
    expect(recentRatePerS(seriesOf([0, 5]), seriesOf([0, 500]))).toBe(10);
  });

  it('is unknown before two readings a while apart', () => {
    expect(recentRatePerS(seriesOf([]), seriesOf([]))).toBeNull();
    expect(recentRatePerS(seriesOf([3]), seriesOf([100]))).toBeNull();
    expect(recentRatePerS(seriesOf([3, 4]), seriesOf([100, 200]))).toBeNull();
  });

  it('reads over missed ticks', () => {
    expect(recentRatePerS(seriesOf([0, Number.NaN, 10]), seriesOf([0, Number.NaN, 1000]))).toBe(10);
  });
});

describe('estimateRemainingMs', () => {
  const base = { tasksDone: 50, tasksTotal: 100, workElapsedMs: 10_000, recentRatePerS: 10 };

  it('goes by the last seconds when enough tasks ended in them', () => {
    expect(estimateRemainingMs(base)).toBe(5000);
  });

  it('goes by all the work when few did', () => {
    expect(estimateRemainingMs({ ...base, recentRatePerS: 0.2 })).toBe(10_000);
    expect(estimateRemainingMs({ ...base, recentRatePerS: null })).toBe(10_000);
  });

  it('is nothing when all is done', () => {
    expect(estimateRemainingMs({ ...base, tasksDone: 100 })).toBe(0);
  });

  it('is unknown before the first task ended or the number of tasks is known', () => {
    expect(estimateRemainingMs({ ...base, tasksDone: 0 })).toBeNull();
    expect(estimateRemainingMs({ ...base, tasksTotal: null })).toBeNull();
    expect(estimateRemainingMs({ ...base, recentRatePerS: null, workElapsedMs: null })).toBeNull();
  });
});
