// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { estimate, LEAST_FOR_INTERVAL, lowerRank, medianOf, pairedRatios } from './estimate.mjs';

/** Of the two zeros one: they sort as equals. @param {number} value */
const unsigned = (value) => value + 0;

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(unsigned), {
  maxLength: 30,
});

describe('the median', () => {
  it('is the middle value, or the mean of the two', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(medianOf([])).toBeNaN();
  });

  it('does not see repeats without a reading', () => {
    expect(medianOf([NaN, 5, Infinity])).toBe(5);
  });
});

describe('the interval', () => {
  it('has the ranks of the interval that Corelane gives run times', async () => {
    // By a name that is no literal: main is another TypeScript project.
    const ranks = '../../main/statistics/order-statistic-ranks.ts';
    const { medianRanks } = await import(ranks);
    for (let count = 0; count <= 60; count += 1) {
      expect(lowerRank(count)).toBe(medianRanks(count, 0.95)?.low ?? 0);
    }
  });

  it('exists from six values on', () => {
    expect(LEAST_FOR_INTERVAL).toBe(6);
    expect(estimate([1, 2, 3, 4, 5]).ci95).toBeNull();
    expect(estimate([6, 1, 2, 3, 4, 5]).ci95).toEqual([1, 6]);
    expect(estimate([9, 8, 7, 6, 5, 4, 3, 2, 1]).ci95).toEqual([2, 8]);
  });

  it('holds the median and lies within the values', () => {
    fc.assert(
      fc.property(values, (sample) => {
        const { ci95, median, least, greatest, count } = estimate(sample);
        expect(count).toBe(sample.length);
        if (ci95 === null) return;
        expect(least).toBeLessThanOrEqual(ci95[0]);
        expect(ci95[0]).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(ci95[1]);
        expect(ci95[1]).toBeLessThanOrEqual(greatest);
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(values, (sample) => {
        expect(estimate([...sample].reverse())).toEqual(estimate(sample));
      }),
    );
  });
});

describe('ratios', () => {
  it('are taken within each repeat', () => {
    expect(pairedRatios([2, 6, 5], [1, 2, 10])).toEqual([2, 3, 0.5]);
  });

  it('are missing where a reading is', () => {
    expect(pairedRatios([1, NaN, 3, 4], [2, 2, 0])).toEqual([0.5, NaN, NaN, NaN]);
  });

  it('of a thing to itself are 1', () => {
    const positive = fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(positive, (sample) => {
        expect(pairedRatios(sample, sample)).toEqual(sample.map(() => 1));
      }),
    );
  });
});
