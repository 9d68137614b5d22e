import fc from 'fast-check';
import { expect, test } from 'vitest';

import { OutputTail } from './output-tail.ts';

test('keeps the end of what was written, within the limit and in whole characters', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const tail = new OutputTail(20);
      const all = Buffer.concat(texts.map((text) => Buffer.from(text)));
      for (const text of texts) tail.push(Buffer.from(text));
      const kept = tail.text();
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(20);
      expect(all.toString().endsWith(kept)).toBe(true);
      // At most the three bytes of a character that was cut are missing.
      expect(Buffer.byteLength(kept)).toBeGreaterThanOrEqual(Math.min(all.length, 20) - 3);
    }),
  );
});

test('is empty when nothing was written', () => {
  expect(new OutputTail().text()).toBe('');
});
