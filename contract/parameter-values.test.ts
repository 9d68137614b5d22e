import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MAX_PARAMETER_VALUES, parameterValues } from './parameter-values.ts';

const values = (text: string) => {
  const read = parameterValues(text);
  return read.ok ? read.value : read.error.message;
};

describe('parameterValues', () => {
  it('reads numbers, ranges and words, each once', () => {
    expect(values(' 1, 2,4 ')).toEqual([1, 2, 4]);
    expect(values('1-3, 2, small')).toEqual([1, 2, 3, 'small']);
    expect(values('0..10..5')).toEqual([0, 5, 10]);
  });

  it('says what is wrong as the end of a sentence', () => {
    expect(values('1,,2')).toBe('has an empty value: leave the comma out.');
    expect(values('8-1')).toMatch(/^goes backwards in 8-1/);
    expect(values('1-1000000')).toMatch(/^has \d+ values: at most 128/);
  });

  it('reads what it was written from', () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/);
    const list = fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1e6 }), word), {
      minLength: 1,
      maxLength: MAX_PARAMETER_VALUES,
    });
    fc.assert(
      fc.property(list, (all) => {
        expect(values(all.join(', '))).toEqual(all);
      }),
    );
  });
});
