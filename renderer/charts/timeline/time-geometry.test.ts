import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FIGURE_COLUMN_PX, LABEL_COLUMN_PX, rowGeometry, timeGeometry } from './time-geometry.ts';

describe('timeGeometry', () => {
  it('goes from a moment to a place and back', () => {
    const seconds = fc.double({ min: 0, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(
        seconds,
        fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
        seconds,
        (startS, widthS, atS) => {
          const geometry = timeGeometry([startS, startS + widthS], 120, 800);
          expect(geometry.atS(geometry.xOf(atS))).toBeCloseTo(atS, 3);
        },
      ),
    );
    expect(timeGeometry([2, 4], 120, 800).xOf(3)).toBe(520);
  });
});

describe('rowGeometry', () => {
  it('leaves room for the columns beside the time', () => {
    const { leftPx, widthPx } = rowGeometry([0, 10], 1000);
    expect([leftPx, widthPx]).toEqual([LABEL_COLUMN_PX, 1000 - LABEL_COLUMN_PX - FIGURE_COLUMN_PX]);
  });

  it('has some time to show before it is on the page', () => {
    expect(rowGeometry([0, 10], 0).widthPx).toBe(1);
  });
});
