import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nearestPoint } from './nearest-point.ts';

const times = (...list: number[]) => list.map((atS) => ({ atS }));

describe('nearestPoint', () => {
  it('finds none outside', () => {
    expect(nearestPoint(times(), 1)).toBeUndefined();
    expect(nearestPoint(times(1, 2), 0.9)).toBeUndefined();
    expect(nearestPoint(times(1, 2), 2.1)).toBeUndefined();
    expect(nearestPoint(times(1), 1)).toEqual({ atS: 1 });
  });

  it('finds what looking at all of them finds', () => {
    const list = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(list, fc.double({ min: 0, max: 1, noNaN: true }), (numbers, share) => {
        const points = times(...numbers.toSorted((a, b) => a - b));
        const [first, last] = [points[0]?.atS ?? 0, points.at(-1)?.atS ?? 0];
        const atS = Math.min(last, first + share * (last - first));
        const least = Math.min(...points.map((point) => Math.abs(point.atS - atS)));
        expect(Math.abs((nearestPoint(points, atS)?.atS ?? Infinity) - atS)).toBe(least);
      }),
    );
  });
});
