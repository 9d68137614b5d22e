import { describe, expect, it } from 'vitest';

import { numberList } from './number-list.ts';

const bounds = { min: 1, max: 256 };

describe('numberList', () => {
  it.each([
    ['1,2,4', [1, 2, 4]],
    ['1-4', [1, 2, 3, 4]],
    ['8, 1-3,2', [1, 2, 3, 8]],
    ['7', [7]],
  ])('reads %s', (text, expected) => {
    expect(numberList('workers', text, bounds)).toEqual(expected);
  });

  it.each([
    ['0', /from 1 to 256/],
    ['1,x', /'x' is not/],
    ['4-2', /write 2-4/],
    ['1-1000000000', /from 1 to 256/],
    ['', /'' is not/],
  ])('refuses %s', (text, sentence) => {
    expect(() => numberList('workers', text, bounds)).toThrow(sentence);
  });

  it('does not count to a billion to say that it is too much', () => {
    const wide = { min: 1, max: 1e9 };
    expect(() => numberList('size', '1-1000000000', wide)).toThrow(/at most 128/);
  });
});
