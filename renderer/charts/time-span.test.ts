import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { spanBetween, spanMoved, spanScaled, spanWithin, type TimeSpan } from './time-span.ts';

const time = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const span = fc
  .tuple(time, fc.double({ min: 0.1, max: 1e4, noNaN: true }))
  .map(([startS, widthS]): TimeSpan => [startS, startS + widthS]);

describe('spanWithin', () => {
  it('never leaves the whole, is never empty, and leaves alone what fits', () => {
    fc.assert(
      fc.property(span, time, time, (whole, a, b) => {
        const [startS, endS] = spanWithin(whole, [Math.min(a, b), Math.max(a, b)]);
        expect(startS).toBeGreaterThanOrEqual(whole[0] - 1e-9);
        expect(endS).toBeLessThanOrEqual(whole[1] + 1e-6);
        expect(endS).toBeGreaterThan(startS);
      }),
    );
    expect(spanWithin([0, 10], [2, 5])).toEqual([2, 5]);
    expect(spanWithin([0, 10], [-5, 50])).toEqual([0, 10]);
    expect(spanWithin([0, 10], [9, 12])).toEqual([7, 10]);
    expect(spanWithin([0, 10], [5, 5], 0.5)).toEqual([4.75, 5.25]);
  });
});

describe('spans', () => {
  it('lie between two places, whichever was first', () => {
    expect(spanBetween([10, 20], 0.75, 0.25)).toEqual([12.5, 17.5]);
  });

  it('are widened around their middle, and moved by their width', () => {
    expect(spanScaled([2, 4], 0.5)).toEqual([2.5, 3.5]);
    expect(spanMoved([2, 4], 0.5)).toEqual([3, 5]);
  });
});
