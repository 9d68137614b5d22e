import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { xmlText } from './xml-text.ts';

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
