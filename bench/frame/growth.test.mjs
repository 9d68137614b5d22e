// @ts-check
import { describe, expect, it } from 'vitest';

import { growthOf } from './growth.mjs';

const SIZES = [1, 8, 64, 256, 512];

describe('growth', () => {
  it('finds a line, and that a power does worse', () => {
    const growth = growthOf(SIZES.map((x) => ({ x, y: 900 + 12 * x })));
    expect(growth?.line.fixed).toBeCloseTo(900, 6);
    expect(growth?.line.each).toBeCloseTo(12, 6);
    expect(growth?.line.r2).toBeCloseTo(1, 9);
    expect(growth?.line.departure).toBeCloseTo(0, 9);
    expect(growth?.power?.departure).toBeGreaterThan(0.1);
    expect(growth?.better).toBe('line');
  });

  it('finds a power, and that a line does worse', () => {
    const growth = growthOf(SIZES.map((x) => ({ x, y: 3 * x ** 2 })));
    expect(growth?.power?.exponent).toBeCloseTo(2, 9);
    expect(growth?.power?.factor).toBeCloseTo(3, 9);
    expect(growth?.better).toBe('power');
  });

  it('has no power where a cost is not above 0, and nothing for two sizes', () => {
    const growth = growthOf([1, 2, 3].map((x) => ({ x, y: x - 2 })));
    expect(growth?.power).toBeNull();
    expect(growth?.better).toBe('line');
    expect(growthOf([1, 2].map((x) => ({ x, y: x })))).toBeNull();
  });
});
