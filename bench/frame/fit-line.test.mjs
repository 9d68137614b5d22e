// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitLine, trendOf } from './fit-line.mjs';
import { seededRandom } from './interleave.mjs';

const number = fc.double({ min: -1000, max: 1000, noNaN: true });

/** @param {number} fixed @param {number} each @param {readonly number[]} xs */
const lineOf = (fixed, each, xs) => xs.map((x) => ({ x, y: fixed + each * x }));

describe('fitLine', () => {
  it('finds the line that points lie on', () => {
    fc.assert(
      fc.property(number, number, (fixed, each) => {
        const fit = fitLine(lineOf(fixed, each, [1, 8, 64, 256, 512]));
        expect(fit.fixed).toBeCloseTo(fixed, 6);
        expect(fit.each).toBeCloseTo(each, 6);
      }),
    );
  });

  it('lets the small end tell the fixed part, though the large end scatters most', () => {
    const scattered = [
      { x: 1, y: 101 },
      { x: 8, y: 108 },
      { x: 512, y: 700 },
    ];
    expect(fitLine(scattered).fixed).toBeCloseTo(100, 0);
  });

  it('is nothing without two different x', () => {
    expect(fitLine([{ x: 3, y: 1 }])).toEqual({ fixed: NaN, each: NaN });
    expect(fitLine(lineOf(1, 1, [3, 3, 3]))).toEqual({ fixed: NaN, each: NaN });
  });
});

describe('trendOf', () => {
  const xs = Array.from({ length: 24 }, (_, index) => index);

  it('is the slope of a line, whatever one outlier does', () => {
    const points = lineOf(5, 2, xs);
    expect(trendOf([...points.slice(0, 23), { x: 23, y: 1e9 }]).slope).toBeCloseTo(2, 9);
  });

  it('holds the true slope about 95 times in 100', () => {
    const random = seededRandom(7);
    const rounds = 400;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const points = lineOf(0, 1, xs).map(({ x, y }) => ({ x, y: y + 6 * (random() - 0.5) }));
      const { ci95 } = trendOf(points);
      if (ci95 !== null && ci95[0] <= 1 && 1 <= ci95[1]) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.91);
    expect(held / rounds).toBeLessThan(0.99);
  });

  it('has no interval for few points', () => {
    expect(trendOf(lineOf(0, 1, [1, 2, 3])).ci95).toBeNull();
  });
});
