import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { closedDirections, xmlText } from './xml-text.ts';

describe('xmlText', () => {
  it.each([
    ['</script><b>', '&lt;/script&gt;&lt;b&gt;'],
    [`"a" & 'b'`, '&quot;a&quot; &amp; &apos;b&apos;'],
    ['a\u2028b\u2029c\nd\te', 'a b c d e'],
    ['bell\u0007, escape\u001B[2K, high\u009B', 'bell, escape[2K, high'],
    ['\uD800 half \uDC00', ' half '],
    ['🚀 ok', '🚀 ok'],
    ['\uFFFE\uFFFF', ''],
  ])('of %j is %j', (text, expected) => expect(xmlText(text)).toBe(expected));

  it('never holds what could be markup, and only what XML allows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = xmlText(text);
        expect(safe).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
        expect(safe).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
        expect(safe).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

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
