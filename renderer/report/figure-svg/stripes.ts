import { type SvgColour, svgColour } from './svg-colour.ts';

/** Stripes over a swatch, for configurations that share a colour. */
export interface Stripes {
  readonly angleDegrees: number;
  /** From one stripe to the next, and of that the part which is painted, both in CSS pixels. */
  readonly periodPx: number;
  readonly widthPx: number;
  readonly colour: SvgColour;
}

const REPEATING = /^repeating-linear-gradient\((-?[\d.]+)deg, (.+)\)$/;
const STOP = /(rgba?\([^)]*\)|color\([^)]*\)) ([\d.]+)px/g;

/** Stripes out of a computed `background-image`: transparent first, then one colour. Else `null`. */
export function stripesOf(backgroundImage: string): Stripes | null {
  const [, angle, list] = REPEATING.exec(backgroundImage) ?? [];
  if (angle === undefined || list === undefined) return null;
  const stops = [...list.matchAll(STOP)].map(([, colour = '', at = '']) => ({
    colour: svgColour(colour),
    atPx: Number(at),
  }));
  const last = stops.at(-1);
  const first = stops.find(({ colour }) => colour !== null);
  if (
    last === undefined ||
    last.colour === null ||
    first === undefined ||
    stops[0]?.colour !== null
  )
    return null;
  return {
    angleDegrees: Number(angle),
    periodPx: last.atPx,
    widthPx: last.atPx - first.atPx,
    colour: last.colour,
  };
}
