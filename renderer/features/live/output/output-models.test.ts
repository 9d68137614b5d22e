import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findMatches, partsOf } from './find-matches.ts';

describe('findMatches', () => {
  it('finds whatever the case, without overlaps', () => {
    expect(findMatches('Banana BANANA', 'ana')).toEqual([1, 8]);
    expect(findMatches('abc', '')).toEqual([]);
    // Its lower case is longer: places would be wrong.
    expect(findMatches('İİx', 'x')).toEqual([2]);
  });

  it('parts a text without losing any of it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A') });
    fc.assert(
      fc.property(text, text, (all, wanted) => {
        const places = findMatches(all, wanted);
        const parts = partsOf(all, places, wanted.length, 7);
        expect(parts.map((part) => part.text).join('')).toBe(all);
        const matches = parts.filter(({ match }) => match !== null);
        expect(matches.map(({ match }) => match)).toEqual(places.map((_, index) => 7 + index));
        for (const { text: found } of matches)
          expect(found.toLowerCase()).toBe(wanted.toLowerCase());
      }),
    );
  });
});
