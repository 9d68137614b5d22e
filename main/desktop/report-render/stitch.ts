/** A strip of a page as pixels, four bytes each, as wide as the page. */
export interface Strip {
  readonly topPx: number;
  readonly heightPx: number;
  readonly bitmap: Uint8Array;
}

const BYTES_PER_PIXEL = 4;

/**
 * Puts strips together to one picture. Where they overlap, the same is on both; what reaches over
 * the end is left out.
 * @returns four bytes a pixel, `widthPx` × `heightPx`
 */
export function stitch(strips: readonly Strip[], widthPx: number, heightPx: number): Uint8Array {
  const rowBytes = widthPx * BYTES_PER_PIXEL;
  const whole = new Uint8Array(rowBytes * heightPx);
  for (const { topPx, heightPx: stripHeightPx, bitmap } of strips) {
    const rows = Math.min(stripHeightPx, heightPx - topPx);
    whole.set(bitmap.subarray(0, rows * rowBytes), topPx * rowBytes);
  }
  return whole;
}
