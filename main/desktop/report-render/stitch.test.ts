import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stitch } from './stitch.ts';

const WIDTH = 3;

/** Every row of the page has a colour of its own. */
function strip(topPx: number, heightPx: number) {
  const pixels = Uint32Array.from(
    { length: WIDTH * heightPx },
    (_, pixel) => topPx + Math.floor(pixel / WIDTH),
  );
  return { topPx, heightPx, bitmap: new Uint8Array(pixels.buffer) };
}

describe('stitch', () => {
  it('gives the page back, however it was cut', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 4 }), (stripHeights, overlap) => {
        const height = stripHeights.reduce((sum, next) => sum + next, 0);
        let top = 0;
        const strips = stripHeights.map((stripHeight) => {
          const cut = strip(top, stripHeight + overlap);
          top += stripHeight;
          return cut;
        });
        const whole = stitch(strips, WIDTH, height);
        expect([...new Uint32Array(whole.buffer)]).toEqual([
          ...new Uint32Array(strip(0, height).bitmap.buffer),
        ]);
      }),
    );
  });
});
