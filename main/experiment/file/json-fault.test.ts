import fc from 'fast-check';
import { expect, it } from 'vitest';

import { jsonFault } from './json-fault.ts';

it.each([
  ['{"a":1,}', 7],
  ['{a:1}', 1],
  ['{"a":1', 6],
  ['{"a" 1}', 5],
  ['[1 2]', 3],
  ['{"a":tru}', 5],
  ['', 0],
  ['"a\nb"', 0],
  ['[1] x', 4],
  ['[01]', 1],
  ["{'a':1}", 1],
  ['[}', 1],
])('%j stops being JSON at %i', (text, offset) => {
  expect(jsonFault(text)?.offset).toBe(offset);
});

it('finds nothing wrong with what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (value, indent) => {
      expect(jsonFault(JSON.stringify(value, null, indent))).toBeNull();
    }),
  );
});

it('agrees with JSON.parse on what is JSON', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    'null',
    ' ',
    '.5',
    'e3',
    '"',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(jsonFault(text) === null).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
