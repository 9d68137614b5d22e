import { describe, expect, it } from 'vitest';

import { svgElement } from './svg-element.ts';

describe('svgElement', () => {
  it('rounds numbers and leaves out what is not there', () => {
    expect(svgElement('rect', { x: 1 / 3, y: 2, rx: null })).toBe('<rect x="0.33" y="2"/>');
  });

  it('keeps content between its tags, and text out of the markup', () => {
    expect(svgElement('g', { id: '"><script>' }, '<path/>')).toBe(
      '<g id="&quot;&gt;&lt;script&gt;"><path/></g>',
    );
  });
});
