import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { closedDirections } from './closed-directions.ts';

describe('closedDirections', () => {
  it.each([
    ['plain', 'plain'],
    ['\u202Eevil', '\u202Eevil\u202C'],
    ['\u2067right\u2069 left', '\u2067right\u2069 left'],
    ['a\u2069b\u202Cc', 'abc'],
    ['\u2066\u202Ex', '\u2066\u202Ex\u202C\u2069'],
    ['\u2066\u202Ex\u2069', '\u2066\u202Ex\u202C\u2069'],
  ])('of %j is %j', (text, expected) => expect(closedDirections(text)).toBe(expected));

  it('leaves every other character and closes as often as it opens', () => {
    const marks = Array.from('\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069');
    const text = fc.string({ unit: fc.constantFrom(...marks, 'a', 'ب', '🚀') });
    fc.assert(
      fc.property(text, (given) => {
        const closed = closedDirections(given);
        const without = (value: string) => value.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
        expect(without(closed)).toBe(without(given));
        const count = (pattern: RegExp) => (closed.match(pattern) ?? []).length;
        expect(count(/[\u202C\u2069]/g)).toBe(count(/[\u202A\u202B\u202D\u202E\u2066-\u2068]/g));
      }),
    );
  });
});
