import { describe, expect, it } from 'vitest';

import { openingBounds } from './window-bounds.ts';

const LAPTOP = { x: 0, y: 0, width: 1920, height: 1080 };
const SECOND_SCREEN = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('openingBounds', () => {
  it('opens a first window at its default size, centred', () => {
    expect(openingBounds(null, [LAPTOP])).toEqual({ width: 1280, height: 800 });
  });

  it('returns to the remembered place', () => {
    const remembered = { x: 2000, y: 50, width: 1400, height: 900 };
    expect(openingBounds(remembered, [LAPTOP, SECOND_SCREEN])).toEqual(remembered);
  });

  it('forgets the place, not the size, when its display is gone', () => {
    const remembered = { x: 2000, y: 50, width: 1400, height: 900 };
    expect(openingBounds(remembered, [LAPTOP])).toEqual({ width: 1400, height: 900 });
  });

  it.each([
    ['above the screen', { x: 100, y: -400, width: 1280, height: 800 }],
    ['below the screen', { x: 100, y: 1060, width: 1280, height: 800 }],
    ['a sliver at the edge', { x: -1270, y: 0, width: 1280, height: 800 }],
  ])('does not open a window whose title bar is %s', (_, remembered) => {
    expect(openingBounds(remembered, [LAPTOP])).not.toHaveProperty('x');
  });

  it('shrinks to the display, but not below the minimum', () => {
    const remembered = { x: 0, y: 0, width: 4000, height: 3000 };
    expect(openingBounds(remembered, [LAPTOP])).toMatchObject({ width: 1920, height: 1080 });
    const tiny = { x: 0, y: 0, width: 800, height: 600 };
    expect(openingBounds(remembered, [tiny])).toMatchObject({ width: 1024, height: 700 });
  });
});
