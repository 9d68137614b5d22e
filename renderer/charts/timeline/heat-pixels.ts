/** Shades of the scale: more can't be told apart. */
const SHADES = 64;

/** Red, green and blue, 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** As the pixels of a picture are in memory: Electron runs on little-endian machines alone. */
export function packed([red, green, blue]: Rgb): number {
  return (
    ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0
  );
}

/** Reads a colour as `getComputedStyle` gives it; `null`: none that is known. */
export function parseRgb(colour: string): Rgb | null {
  const [red, green, blue] = [...colour.matchAll(/[\d.]+/g)].map(Number);
  const isRgb = colour.startsWith('rgb');
  if (!isRgb || red === undefined || green === undefined || blue === undefined) return null;
  return [red, green, blue];
}

/**
 * A pixel for each cell: a share 0 … 1 between the colours of idle and busy, nothing at all where it is NaN.
 * @param pixels as many as there are cells, all empty
 */
export function fillHeatPixels(
  pixels: Uint32Array,
  shares: Float32Array,
  idle: Rgb,
  busy: Rgb,
): void {
  const shades = shadesBetween(idle, busy);
  for (let cell = 0; cell < shares.length; cell += 1) {
    const share = shares[cell] ?? Number.NaN;
    if (Number.isNaN(share)) continue;
    pixels[cell] = shades[Math.round(Math.min(1, Math.max(0, share)) * SHADES)] ?? 0;
  }
}

function shadesBetween(idle: Rgb, busy: Rgb): Uint32Array {
  return Uint32Array.from({ length: SHADES + 1 }, (_, shade) => {
    const part = (index: 0 | 1 | 2) => idle[index] + (busy[index] - idle[index]) * (shade / SHADES);
    return packed([part(0), part(1), part(2)]);
  });
}
