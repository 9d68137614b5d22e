import { expect, it } from 'vitest';

import { looksBinary } from './looks-binary.ts';

it('tells text from data', () => {
  expect(looksBinary('plain\n')).toBe(false);
  expect(looksBinary('')).toBe(false);
  expect(looksBinary('mostly text with one bad letter \uFFFD in it')).toBe(false);
  expect(looksBinary('\uFFFD\uFFFDx')).toBe(true);
  expect(looksBinary('a\0b')).toBe(true);
});
