import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberedPicture, pictureName } from './picture-name.ts';

const PNG = { format: 'png', scale: 2, widthMm: 85, theme: 'light' } as const;
const SVG = { format: 'svg', scale: 3, widthMm: null, theme: 'dark' } as const;

describe('pictureName', () => {
  it('says what it is of and how it was made', () => {
    const figure = { id: 'core-use', subjectId: 'r-12' };
    expect(pictureName(figure, PNG)).toBe('r-12-core-use-85mm@2x.png');
    expect(pictureName(figure, SVG)).toBe('r-12-core-use-dark.svg');
  });

  it('says the id of the run once', () => {
    expect(pictureName({ id: 'core-use-r-12', subjectId: 'r-12' }, PNG)).toBe(
      'core-use-r-12-85mm@2x.png',
    );
  });

  it('is one plain file name, whatever the ids are', () => {
    const ids = fc.record({ id: fc.string({ maxLength: 300 }), subjectId: fc.string() });
    fc.assert(
      fc.property(ids, (figure) => {
        expect(pictureName(figure, PNG)).toMatch(/^[\w-]{1,170}@2x\.png$/);
      }),
    );
  });
});

describe('numberedPicture', () => {
  it('counts from the second on, before the size', () => {
    expect([1, 2].map((n) => numberedPicture('a-85mm@2x.png', n))).toEqual([
      'a-85mm@2x.png',
      'a-85mm-2@2x.png',
    ]);
    expect(numberedPicture('a.svg', 3)).toBe('a-3.svg');
  });
});
