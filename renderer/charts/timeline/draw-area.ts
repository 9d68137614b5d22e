import type { Pen } from './pen.ts';

/** A strip of the canvas, in CSS pixels. */
export interface Strip {
  readonly leftPx: number;
  readonly topPx: number;
  readonly heightPx: number;
}

/** Steps smaller than this share of a pixel are not seen, and each corner of a path costs. */
const STEPS_PER_PX = 4;

/**
 * Fills the area under `shares`, one value a pixel from the strip's left edge on: 0 … 1 of its
 * height, NaN where there is nothing. One path, with a corner only where the height changes: that
 * costs a tenth of a rectangle for each pixel.
 */
export function drawArea(pen: Pen, shares: Float32Array, strip: Strip, colour: string): void {
  const bottomPx = strip.topPx + strip.heightPx;
  let before = Number.NaN;
  pen.beginPath();
  for (let column = 0; column <= shares.length; column += 1) {
    const heightPx = seenPx((shares[column] ?? Number.NaN) * strip.heightPx);
    if (Object.is(heightPx, before)) continue;
    const x = strip.leftPx + column;
    if (Number.isNaN(before)) pen.moveTo(x, bottomPx);
    else pen.lineTo(x, bottomPx - before);
    pen.lineTo(x, Number.isNaN(heightPx) ? bottomPx : bottomPx - heightPx);
    before = heightPx;
  }
  pen.fillStyle = colour;
  pen.fill();
}

function seenPx(heightPx: number): number {
  return Math.round(heightPx * STEPS_PER_PX) / STEPS_PER_PX;
}
