import fc from 'fast-check';
import { expect, test } from 'vitest';

import { percentiles } from './percentiles.ts';

const values = fc.float64Array({ minLength: 1, maxLength: 300, noNaN: true });

test.each([
  ['p50', 50],
  ['p95', 95],
  ['p99', 99],
] as const)('%s is the smallest measured value that covers its share', (name, percent) => {
  fc.assert(
    fc.property(values, (measured) => {
      const answer = percentiles(measured)?.[name] ?? Number.NaN;
      const share = (limit: (value: number) => boolean): number =>
        (100 * measured.filter(limit).length) / measured.length;
      expect(measured.some((value) => value === answer)).toBe(true);
      expect(share((value) => value <= answer)).toBeGreaterThanOrEqual(percent);
      expect(share((value) => value < answer)).toBeLessThan(percent);
    }),
  );
});

test('leaves the values in their order', () => {
  const measured = Float64Array.of(3, 1, 2);
  percentiles(measured);
  expect([...measured]).toEqual([3, 1, 2]);
});

test('has no answer without values', () => {
  expect(percentiles(new Float64Array())).toBeNull();
});
