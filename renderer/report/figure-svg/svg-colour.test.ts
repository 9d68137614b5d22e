import { describe, expect, it } from 'vitest';

import { svgColour } from './svg-colour.ts';

describe('svgColour', () => {
  it.each([
    ['rgb(0, 114, 178)', { hex: '#0072b2', opacity: 1 }],
    ['rgba(255, 255, 255, 0.35)', { hex: '#ffffff', opacity: 0.35 }],
    ['color(srgb 1 0.5 0 / 0.5)', { hex: '#ff8000', opacity: 0.5 }],
    ['rgba(0, 0, 0, 0)', null],
    ['none', null],
    ['url("#pattern-1")', null],
  ])('of %s', (computed, expected) => expect(svgColour(computed)).toEqual(expected));
});
