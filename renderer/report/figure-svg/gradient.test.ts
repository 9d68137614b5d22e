import { describe, expect, it } from 'vitest';

import { gradientOf } from './gradient.ts';

describe('gradientOf', () => {
  it('reads colours that run from left to right', () => {
    const computed = 'linear-gradient(to right, rgb(255, 255, 255), rgb(0, 114, 178))';
    expect(gradientOf(computed)).toEqual([
      { colour: { hex: '#ffffff', opacity: 1 }, at: 0 },
      { colour: { hex: '#0072b2', opacity: 1 }, at: 1 },
    ]);
  });

  it('reads where one colour ends and the next begins', () => {
    const computed = 'linear-gradient(to right, rgb(1, 2, 3) 50%, rgb(4, 5, 6) 50%)';
    expect(gradientOf(computed)?.map(({ at }) => at)).toEqual([0.5, 0.5]);
  });

  it.each([
    'none',
    'url("x.png")',
    'linear-gradient(45deg, rgb(0, 0, 0), rgb(1, 1, 1))',
    'linear-gradient(to right, rgb(0, 0, 0), rgba(0, 0, 0, 0))',
  ])('leaves %s alone', (computed) => expect(gradientOf(computed)).toBeNull());
});
