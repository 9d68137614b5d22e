// @ts-check
import { describe, expect, it } from 'vitest';

import { estimate } from '../../frame/estimate.mjs';
import { allowedPoints, ratePerS, slowDownPoints, whyUnmeasurable } from './slow-down.mjs';

describe('slow-down', () => {
  it('is what is missing of the mean of before and after', () => {
    const before = ratePerS({ blocks: 100, atMs: 1000 }, { blocks: 1200, atMs: 2000 });
    expect(before).toBe(1100);
    expect(slowDownPoints({ before, watched: 950, after: 900 })).toBeCloseTo(5);
    expect(slowDownPoints({ before, watched: 1100, after: 900 })).toBeCloseTo(-10);
  });

  it('may be what the watcher uses itself, and a point', () => {
    expect(allowedPoints(0.1, 2)).toBeCloseTo(6);
    expect(allowedPoints(0.1, 4)).toBeCloseTo(3.5);
  });
});

describe('whyUnmeasurable', () => {
  it('lets narrow intervals pass', () => {
    expect(whyUnmeasurable(estimate([1, 1.2, 1.4, 1.5, 1.6, 2]))).toBeNull();
  });

  it('tells how wide one is, and that there is none', () => {
    expect(whyUnmeasurable(estimate([1, 1.2, 1.4, 1.5, 1.6, 2.5]))).toMatch(/1\.5 points/);
    expect(whyUnmeasurable(estimate([1, 1, 1]))).toMatch(/too few repeats \(3\)/);
  });
});
