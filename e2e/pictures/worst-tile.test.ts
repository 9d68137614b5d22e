import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Pixels, readPng } from './read-png.ts';
import { MOST_IN_TILE, TILE_PX, worstTile } from './worst-tile.ts';

/** What the whole of a picture may differ in; see `e2e/visual.spec.ts`. */
const MOST_IN_ALL = 0.01;

const WINDOW = readPng(readFileSync(join(import.meta.dirname, '..', 'visual', 'run.png')));

type Colour = readonly [red: number, green: number, blue: number];

interface Box {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

function blank(widthPx: number, heightPx: number, grey = 255): Pixels {
  return { widthPx, heightPx, rgba: new Uint8Array(widthPx * heightPx * 4).fill(grey) };
}

function withBox(picture: Pixels, box: Box, [red, green, blue]: Colour): Pixels {
  const rgba = Uint8Array.from(picture.rgba);
  for (let y = box.yPx; y < box.yPx + box.heightPx; y += 1) {
    for (let x = box.xPx; x < box.xPx + box.widthPx; x += 1) {
      rgba.set([red, green, blue], (y * picture.widthPx + x) * 4);
    }
  }
  return { ...picture, rgba };
}

/** The same, each pixel a step to the right. */
function aside(picture: Pixels): Pixels {
  const rgba = Uint8Array.from(picture.rgba);
  const rowBytes = picture.widthPx * 4;
  for (let y = 0; y < picture.heightPx; y += 1) {
    const row = picture.rgba.subarray(y * rowBytes, (y + 1) * rowBytes - 4);
    rgba.set(row, y * rowBytes + 4);
  }
  return { ...picture, rgba };
}

/** Five letters of two strokes each, as small as those of the window. */
function withWord(picture: Pixels, xPx: number, yPx: number): Pixels {
  return [0, 1, 2, 3, 4].reduce((drawn, letter) => {
    const left = xPx + letter * 7;
    const stem = withBox(drawn, { xPx: left, yPx, widthPx: 1, heightPx: 9 }, [60, 66, 78]);
    return withBox(stem, { xPx: left, yPx: yPx + 4, widthPx: 4, heightPx: 1 }, [60, 66, 78]);
  }, picture);
}

/** As it would stand in the head of the window: a thin edge, a ground that is nearly white, a word. */
function withSmallButton(picture: Pixels, xPx: number, yPx: number): Pixels {
  const edge = withBox(picture, { xPx, yPx, widthPx: 45, heightPx: 21 }, [196, 201, 210]);
  const inner = { xPx: xPx + 1, yPx: yPx + 1, widthPx: 43, heightPx: 19 };
  return withWord(withBox(edge, inner, [248, 249, 251]), xPx + 6, yPx + 6);
}

function shareOfAll(one: Pixels, other: Pixels): number {
  let different = 0;
  for (let at = 0; at < one.rgba.length; at += 4) {
    if ([0, 1, 2].some((channel) => one.rgba[at + channel] !== other.rgba[at + channel])) {
      different += 1;
    }
  }
  return different / (one.widthPx * one.heightPx);
}

describe('worstTile', () => {
  it('finds a small button in a picture of the window, of which the whole hardly differs', () => {
    const changed = withSmallButton(WINDOW, 700, 14);
    expect(shareOfAll(WINDOW, changed)).toBeLessThan(MOST_IN_ALL / 5);
    const { share, xPx, yPx } = worstTile(WINDOW, changed);
    expect(share).toBeGreaterThan(MOST_IN_TILE);
    expect(xPx).toBeGreaterThan(700 - TILE_PX);
    expect(xPx).toBeLessThan(700 + 45);
    expect(yPx).toBeLessThan(14 + 21);
  });

  it('finds a word or a line, wherever they stand, and whichever picture has them', () => {
    const ground = blank(160, 96);
    const place = fc.record({
      xPx: fc.integer({ min: 0, max: 120 }),
      yPx: fc.integer({ min: 0, max: 86 }),
    });
    fc.assert(
      fc.property(place, ({ xPx, yPx }) => {
        const line = { xPx: 0, yPx, widthPx: 160, heightPx: 1 };
        for (const changed of [
          withWord(ground, xPx, yPx),
          withBox(ground, line, [190, 190, 190]),
        ]) {
          expect(worstTile(ground, changed).share).toBeGreaterThan(MOST_IN_TILE);
          expect(worstTile(changed, ground).share).toBe(worstTile(ground, changed).share);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes letters for the same that are smoothed otherwise, or a pixel aside', () => {
    const text = withWord(blank(96, 64), 20, 20);
    const smoothed = withBox(text, { xPx: 21, yPx: 20, widthPx: 1, heightPx: 9 }, [225, 226, 229]);
    expect(worstTile(text, smoothed).share).toBeLessThan(MOST_IN_TILE);
    expect(worstTile(text, aside(text)).share).toBe(0);
    expect(worstTile(WINDOW, WINDOW).share).toBe(0);
  });

  it('does not forgive the same text two pixels aside', () => {
    const text = withWord(blank(96, 64), 20, 20);
    expect(worstTile(text, aside(aside(text))).share).toBeGreaterThan(MOST_IN_TILE);
  });

  it('takes pictures of different sizes for wholly different', () => {
    expect(worstTile(blank(40, 40), blank(40, 41)).share).toBe(1);
  });
});
