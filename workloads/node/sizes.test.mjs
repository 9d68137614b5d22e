// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readSizes, sizeOf } from './sizes.mjs';
import { splitmix32 } from './splitmix32.mjs';

/** @param {Record<string, unknown>} parameters */
function sizesOf(parameters, least = 1, seed = 1) {
  const sizes = readSizes({ parameters, seed }, least, 2_000_000_000);
  return Array.from({ length: sizes.tasks }, (_, index) => sizeOf(sizes, index));
}

describe('the sizes of tasks', () => {
  it('are all equal unless asked for otherwise', () => {
    expect(sizesOf({ tasks: 3, size: 7 })).toEqual([7, 7, 7]);
    expect(sizesOf({ tasks: 3, size: 7, sizes: 'uniform' })).toEqual([7, 7, 7]);
  });

  it('grow evenly, from almost nothing to almost twice the size', () => {
    expect(sizesOf({ tasks: 4, size: 10, sizes: 'linear' })).toEqual([4, 8, 12, 16]);
    expect(sizesOf({ tasks: 4, size: 1, sizes: 'linear' }, 0)).toEqual([0, 0, 1, 1]);
    expect(sizesOf({ tasks: 4, size: 1, sizes: 'linear' }, 1)).toEqual([1, 1, 1, 1]);
  });

  it('are exact however large the numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2e9 }), fc.integer({ min: 1, max: 1e6 }), (size, n) => {
        const sizes = readSizes(
          { parameters: { tasks: n, size, sizes: 'linear' }, seed: 1 },
          0,
          2e9,
        );
        const last = n - 1;
        const exact = (BigInt(size) * 2n * BigInt(last + 1)) / BigInt(n + 1);
        expect(sizeOf(sizes, last)).toBe(Number(exact));
      }),
    );
  });

  it('have a few giants, each size half as often as the one before', () => {
    const seen = new Map();
    const sizes = sizesOf({ tasks: 20_000, size: 7, sizes: 'heavy-tailed' });
    for (const size of sizes) seen.set(size, (seen.get(size) ?? 0) + 1);
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual([2, 4, 8, 16, 32, 64]);
    expect(seen.get(2) / 20_000).toBeCloseTo(1 / 2, 1);
    expect(seen.get(32) / seen.get(64)).toBeGreaterThan(0.5); // both are one in 32
    expect(seen.get(32) / seen.get(64)).toBeLessThan(2);
  });

  it('follow the lowest bits of the random number, beyond the largest seed as well', () => {
    const seed = 2 ** 32 - 1;
    const sizes = sizesOf({ tasks: 40, size: 7, sizes: 'heavy-tailed' }, 1, seed);
    const expected = sizes.map((_, index) => {
      const bits = splitmix32((seed + index) % 2 ** 32)()
        .toString(2)
        .padStart(32, '0')
        .slice(-5);
      const zeros = 4 - bits.lastIndexOf('1');
      return 2 * 2 ** zeros;
    });
    expect(sizes).toEqual(expected);
  });
});
