import { describe, expect, it } from 'vitest';

import { Drawing, referredId } from './drawing.ts';

describe('Drawing', () => {
  it('gives every id of the page one name of its own', () => {
    const drawing = new Drawing({ left: 0, top: 0 }, 'scaling');
    const names = [drawing.nameOf('«r1»-clip'), drawing.newName(), drawing.nameOf('pattern-1')];
    expect(names).toEqual(['scaling-1', 'scaling-2', 'scaling-3']);
    expect(drawing.nameOf('pattern-1')).toBe('scaling-3');
  });

  it('knows what is referred to and not drawn', () => {
    const drawing = new Drawing({ left: 0, top: 0 }, 'a');
    drawing.nameOf('here');
    drawing.nameOf('elsewhere');
    drawing.newName();
    expect(drawing.isFirst('here')).toBe(true);
    expect(drawing.isFirst('here')).toBe(false);
    expect(drawing.missingIds()).toEqual(['elsewhere']);
  });
});

describe('referredId', () => {
  it.each([
    ['url("#pattern-1")', 'pattern-1'],
    ['url(#a:b)', 'a:b'],
    ['url("https://example.org/#x")', null],
    ['rgb(0, 0, 0)', null],
  ])('of %s is %s', (computed, expected) => expect(referredId(computed)).toBe(expected));
});
