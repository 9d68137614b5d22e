import { describe, expect, it } from 'vitest';

import { stripesOf } from './stripes.ts';

describe('stripesOf', () => {
  it('reads what a browser computes of the stripes of a swatch', () => {
    const computed =
      'repeating-linear-gradient(45deg, rgba(0, 0, 0, 0) 0px, rgba(0, 0, 0, 0) 2px, rgb(255, 255, 255) 2px, rgb(255, 255, 255) 3.5px)';
    expect(stripesOf(computed)).toEqual({
      angleDegrees: 45,
      periodPx: 3.5,
      widthPx: 1.5,
      colour: { hex: '#ffffff', opacity: 1 },
    });
  });

  it('reads stripes that fall', () => {
    const computed =
      'repeating-linear-gradient(-45deg, rgba(0, 0, 0, 0) 0px, rgba(0, 0, 0, 0) 2px, rgb(9, 9, 9) 2px, rgb(9, 9, 9) 3px)';
    expect(stripesOf(computed)).toMatchObject({ angleDegrees: -45, periodPx: 3, widthPx: 1 });
  });

  it.each(['none', 'linear-gradient(45deg, rgb(0, 0, 0) 0px, rgb(1, 1, 1) 2px)', 'url("x.png")'])(
    'leaves %s alone',
    (computed) => expect(stripesOf(computed)).toBeNull(),
  );
});
