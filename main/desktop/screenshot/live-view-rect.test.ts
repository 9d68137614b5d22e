import { describe, expect, it } from 'vitest';

import { visibleRect } from './live-view-rect.ts';

const PAGE = { width: 1280, height: 800 };

describe('visibleRect', () => {
  it('covers the view in whole pixels', () => {
    const answer = { ...PAGE, left: 320.4, top: 48.6, right: 1280, bottom: 700.2 };
    expect(visibleRect(answer)).toEqual({ x: 320, y: 48, width: 960, height: 653 });
  });

  it('cuts off what is outside the page', () => {
    const answer = { ...PAGE, left: -10, top: -200, right: 2000, bottom: 1400 };
    expect(visibleRect(answer)).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
  });

  it.each([
    ['no live view', null],
    ['a view out of sight', { ...PAGE, left: 0, top: 900, right: 1280, bottom: 1400 }],
    ['a collapsed view', { ...PAGE, left: 0, top: 0, right: 1280, bottom: 0 }],
    ['numbers that are none', { ...PAGE, left: '0', top: 0, right: Infinity, bottom: 10 }],
    ['a text', 'rect'],
  ])('is absent for %s', (_, answer) => expect(visibleRect(answer)).toBeNull());
});
