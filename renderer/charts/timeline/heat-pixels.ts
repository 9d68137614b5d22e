/** Shades of the scale: more can't be told apart. */
const SHADES = 64;

/** Red, green and blue, 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads a colour as `getComputedStyle` gives it; `null`: none that is known. */
export function parseRgb(colour: string): Rgb | null {
  const [red, green, blue] = [...colour.matchAll(/[\d.]+/g)].map(Number);
  const isRgb = colour.startsWith('rgb');
  if (!isRgb || red === undefined || green === undefined || blue === undefined) return null;
  return [red, green, blue];
}

/**
 * Four bytes a cell, as a picture holds them: a share 0 … 1 between the colours of idle and busy,
 * nothing at all where it is NaN.
 */
export function heatPixels(
  shares: Float32Array,
  idle: Rgb,
  busy: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const shades = Array.from({ length: SHADES + 1 }, (_, shade) =>
    [0, 1, 2].map((part) => mixed(idle[part] ?? 0, busy[part] ?? 0, shade / SHADES)),
  );
  const bytes = new Uint8ClampedArray(shares.length * 4);
  shares.forEach((share, cell) => {
    if (Number.isNaN(share)) return;
    const shade = shades[Math.round(Math.min(1, Math.max(0, share)) * SHADES)];
    bytes.set(shade ?? [], cell * 4);
    bytes[cell * 4 + 3] = 255;
  });
  return bytes;
}

function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
