import { describe, expect, it } from 'vitest';

import { SequencedSeries } from './sequenced-series.ts';

function contentOf(series: SequencedSeries): number[] {
  return [...series.last(series.length)];
}

describe('SequencedSeries', () => {
  it('keeps a gap for each number that was left out', () => {
    const series = new SequencedSeries(10);
    series.put(5, 1);
    series.put(8, 2);
    expect(contentOf(series)).toEqual([1, Number.NaN, Number.NaN, 2]);
    expect(series.firstSequence).toBe(5);
  });

  it('drops a number that was already there', () => {
    const series = new SequencedSeries(10);
    series.put(5, 1);
    series.put(5, 9);
    series.put(4, 9);
    expect(contentOf(series)).toEqual([1]);
  });

  it('survives a gap longer than itself', () => {
    const series = new SequencedSeries(3);
    series.put(0, 1);
    series.put(1_000_000_000, 2);
    expect(contentOf(series)).toEqual([Number.NaN, Number.NaN, 2]);
    expect(series.latest()).toBe(2);
  });

  it('corrects an earlier value, as long as it is kept', () => {
    const series = new SequencedSeries(2);
    series.put(7, 1);
    series.put(8, 2);
    series.put(9, 3);
    expect(series.revise(8, 20)).toBe(true);
    expect(series.revise(7, 10)).toBe(false);
    expect(series.revise(10, 10)).toBe(false);
    expect(contentOf(series)).toEqual([20, 3]);
  });
});
