import fc from 'fast-check';
import { expect, test } from 'vitest';

import { outlierIndexes } from './outliers.ts';

// The example of the method's authors (Iglewicz and Hoaglin 1993), whose modified Z-scores name the
// last two. Times a hundred, which puts the floor of 2 ms out of the way.
test('a published example', () => {
  const values = [2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3].map((value) => 100 * value);
  expect(outlierIndexes(values)).toEqual([8, 9]);
});

test('both sides count, in any order', () => {
  expect(outlierIndexes([100, 300, 101, 99, 102, 10, 98, 100])).toEqual([1, 5]);
});

test('a tiny spread makes no outlier of what is near', () => {
  expect(outlierIndexes([100, 100.01, 100.02, 100.01, 104])).toEqual([]);
  expect(outlierIndexes([100, 100.01, 100.02, 100.01, 106])).toEqual([4]);
  expect(outlierIndexes([10, 10.01, 10.02, 10.01, 11.9])).toEqual([]);
  expect(outlierIndexes([10, 10.01, 10.02, 10.01, 12.1])).toEqual([4]);
});

test('most values equal: the floor decides', () => {
  expect(outlierIndexes([100, 100, 100, 100, 104, 106])).toEqual([5]);
});

test('a wide spread makes none', () => {
  expect(outlierIndexes([100, 150, 200, 250, 300, 350, 400])).toEqual([]);
});

test('four values or fewer have none', () => {
  expect(outlierIndexes([100, 100, 100, 900])).toEqual([]);
});

test('never as many as half of the values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 1e6, noNaN: true })), (values) => {
      expect(outlierIndexes(values).length).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});
