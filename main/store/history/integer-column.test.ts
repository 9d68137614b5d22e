import fc from 'fast-check';
import { expect, it } from 'vitest';

import { type IntegerForm, packIntegers, unpackIntegers } from './integer-column.ts';

const forms: fc.Arbitrary<IntegerForm> = fc.constantFrom('values', 'differences');

it('gives back every whole number exactly, whatever stands beside it', () => {
  const column = fc.array(fc.maxSafeInteger(), { maxLength: 50 });
  fc.assert(
    fc.property(column, forms, (numbers, form) => {
      const values = Float64Array.from(numbers);
      const { bytes } = packIntegers(values, form);
      expect(unpackIntegers(bytes, values.length, form)).toEqual(values);
    }),
  );
});

it('gives back the largest numbers beside the smallest', () => {
  const values = Float64Array.of(
    Number.MIN_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    0,
    2 ** 32,
    -(2 ** 32),
    2 ** 32 - 1,
    -1,
  );
  for (const form of ['values', 'differences'] as const) {
    const { width, bytes } = packIntegers(values, form);
    expect(unpackIntegers(bytes, values.length, form)).toEqual(values);
    expect(bytes).toHaveLength(width * values.length);
  }
});

it.each([
  ['zeros', [0, 0, 0], 'values', 0],
  ['one byte', [127, -128, 0], 'values', 1],
  ['two bytes', [128, 0, 0], 'values', 2],
  ['32 bits and no sign', [2 ** 31 - 1, 0, 0], 'values', 4],
  ['33 bits', [2 ** 31, 0, 0], 'values', 5],
  ['equal steps', [-300, -200, -100], 'differences', 2],
  ['large but close together', [1e15, 1e15 + 1, 1e15 + 2], 'differences', 7],
  ['small steps from zero', [0, 50, 100], 'differences', 1],
] satisfies [string, number[], IntegerForm, number][])(
  'takes no byte more than needed: %s',
  (_, numbers, form, width) => {
    expect(packIntegers(Float64Array.from(numbers), form).width).toBe(width);
  },
);
