import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { resampled } from './resampled.ts';

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

function meanOf(values: Iterable<number>): number {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

describe('resampled', () => {
  it('keeps the mean over all of the time, whatever the number of columns', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 60 }), (values, columns) => {
        const found = resampled(Float64Array.from(values), columns, 'mean');
        expect(found).toHaveLength(columns);
        expect(meanOf(found)).toBeCloseTo(meanOf(values), 4);
      }),
    );
  });

  it('keeps the greatest value', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 60 }), (values, columns) => {
        const found = resampled(Float64Array.from(values), columns, 'greatest');
        expect(Math.max(...found)).toBe(Math.fround(Math.max(...values)));
      }),
    );
  });

  it('is the same where nothing changes', () => {
    const values = Float64Array.of(0.25, Number.NaN, 0.5);
    expect([...resampled(values, 3, 'mean')]).toEqual([0.25, Number.NaN, 0.5]);
  });

  it('counts only what is known', () => {
    const values = Float64Array.of(0.5, Number.NaN, Number.NaN, Number.NaN);
    expect([...resampled(values, 2, 'mean')]).toEqual([0.5, Number.NaN]);
  });
});
