import { describe, expect, it } from 'vitest';

import { nearestCurve } from './nearest-curve.ts';

const flat = { id: 'flat', speedups: [1, 1, 1] };
const toCores = { id: 'to-cores', speedups: [1, 2, 2] };
const rising = { id: 'rising', speedups: [1, 2, 8] };
const curves = [flat, toCores, rising];

describe('the nearest curve', () => {
  it('is the curve itself', () => {
    for (const curve of curves) expect(nearestCurve(curves, curve.speedups)).toBe(curve);
  });

  it('is found from measurements that fit none exactly', () => {
    expect(nearestCurve(curves, [1, 0.93, 0.9])?.id).toBe('flat');
    expect(nearestCurve(curves, [1, 1.9, 1.6])?.id).toBe('to-cores');
    expect(nearestCurve(curves, [1, 1.8, 5])?.id).toBe('rising');
  });

  it('counts ratios, not differences: 3 is farther from 1 than from 8', () => {
    const far = { id: 'far', speedups: [1, 8] };
    const near = { id: 'near', speedups: [1, 1] };
    expect(nearestCurve([near, far], [1, 3])).toBe(far);
    expect(nearestCurve([near, far], [1, 2.7])).toBe(near);
  });

  it('can’t be told while a point is missing', () => {
    expect(nearestCurve(curves, [1, null, 2])).toBeNull();
    expect(nearestCurve(curves, [1, 2, 0])).toBeNull();
    expect(nearestCurve([], [1, 2])).toBeNull();
  });
});
