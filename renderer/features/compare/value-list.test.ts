import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readList, writeList } from './value-list.ts';

const bounds = { min: 1, max: 256, most: 128 };

describe('readList', () => {
  it.each([
    ['4', [4]],
    ['1, 2, 4', [1, 2, 4]],
    ['4 2 1', [1, 2, 4]],
    ['1-4', [1, 2, 3, 4]],
    ['1 – 3; 8', [1, 2, 3, 8]],
    ['2..4, 3', [2, 3, 4]],
  ])('reads %s', (text, values) => {
    expect(readList(text, bounds)).toEqual({ ok: true, values });
  });

  it.each([
    ['', /Enter whole numbers from 1 to 256/],
    ['two', /“two” is no whole number/],
    ['1.5', /“1.5” is no whole number/],
    ['8-1', /write 1-8/],
    ['0', /the least is 1/],
    ['1-300', /the most is 256/],
    ['1-200', /200 values: at most 128/],
    ['10,000', /write 10000, not 10,000/],
  ])('says what is wrong with “%s”', (text, message) => {
    expect(readList(text, bounds)).toEqual({
      ok: false,
      message: expect.stringMatching(message) as string,
    });
  });

  it('refuses a range of a billion without making it', () => {
    const list = readList('1-1000000000', { min: 1, max: 2 ** 40, most: 128 });
    expect(list.ok).toBe(false);
  });

  it('reads what writeList wrote', () => {
    const values = fc.uniqueArray(fc.integer({ min: 1, max: 256 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(values, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        expect(readList(writeList(some), bounds)).toEqual({ ok: true, values: sorted });
      }),
    );
  });
});
