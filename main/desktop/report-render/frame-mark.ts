/** 0 … 255 each. */
export interface MarkColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Colours of different numbers lie at least this far apart in one part; rounding moves them less. */
const STEP = 32;
const STEPS = 8;

/** One of 512 colours that neighbours in number do not share. */
export function markColour(number: number): MarkColour {
  const part = (power: number): number =>
    (Math.floor(number / STEPS ** power) % STEPS) * STEP + STEP / 2;
  return { red: part(0), green: part(1), blue: part(2) };
}

/**
 * Whether the last pixel of a frame has the colour.
 * @param bitmap four bytes a pixel: blue, green, red, alpha
 */
export function isMarked(bitmap: Uint8Array, { red, green, blue }: MarkColour): boolean {
  const [lastBlue, lastGreen, lastRed] = bitmap.subarray(-4);
  return isNear(lastBlue, blue) && isNear(lastGreen, green) && isNear(lastRed, red);
}

function isNear(value: number | undefined, wanted: number): boolean {
  return value !== undefined && Math.abs(value - wanted) < STEP / 2;
}
