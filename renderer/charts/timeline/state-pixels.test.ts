import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { packed, type Rgb } from './heat-pixels.ts';
import { fillStatePixels, stateMixtures } from './state-pixels.ts';

const RGB = { onCpu: [0, 0, 200], waiting: [200, 100, 0], blocked: [80, 80, 80] } as const;
const CPU = packed(RGB.onCpu);
const WAITING = packed(RGB.waiting);
const BLOCKED = packed(RGB.blocked);
const MIXTURES = stateMixtures(RGB);

/** From the upper row on. */
function pixelsOf(columns: readonly (readonly [onCpu: number, runnable: number])[], rows: number) {
  const pixels = new Uint32Array(rows * columns.length);
  const states = {
    onCpu: Float32Array.from(columns, ([onCpu]) => onCpu),
    runnable: Float32Array.from(columns, ([, runnable]) => runnable),
  };
  fillStatePixels(pixels, states, rows, MIXTURES);
  return Array.from({ length: rows }, (_, row) => [
    ...pixels.subarray(row * columns.length, (row + 1) * columns.length),
  ]);
}

const half = (one: Rgb, other: Rgb): number =>
  packed([(one[0] + other[0]) / 2, (one[1] + other[1]) / 2, (one[2] + other[2]) / 2]);

describe('fillStatePixels', () => {
  it('stacks on CPU, waiting and blocked from below, and leaves gaps empty', () => {
    expect(
      pixelsOf(
        [
          [0.25, 0.75],
          [NaN, NaN],
          [1, 1],
          [0, 0],
        ],
        4,
      ),
    ).toEqual([
      [BLOCKED, 0, CPU, BLOCKED],
      [WAITING, 0, CPU, BLOCKED],
      [WAITING, 0, CPU, BLOCKED],
      [CPU, 0, CPU, BLOCKED],
    ]);
  });

  it('mixes the colours of a pixel in which one state ends', () => {
    expect(pixelsOf([[0.25, 0.25]], 2)).toEqual([[BLOCKED], [half(RGB.onCpu, RGB.blocked)]]);
    expect(pixelsOf([[0.5, 0.75]], 2)).toEqual([[half(RGB.waiting, RGB.blocked)], [CPU]]);
  });

  it('draws each column as if it were alone', () => {
    const share = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.77, 1, NaN);
    const column = fc.tuple(share, share).map(([one, other]) => {
      const [onCpu, runnable] = [Math.min(one, other), Math.max(one, other)];
      return [onCpu, runnable] as const;
    });
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 24 }),
        (columns, rows) => {
          const alone = columns.map((each) => pixelsOf([each], rows));
          const together = pixelsOf(columns, rows);
          expect(together).toEqual(
            together.map((_, row) => alone.map((pixels) => pixels[row]?.[0])),
          );
        },
      ),
    );
  });
});
