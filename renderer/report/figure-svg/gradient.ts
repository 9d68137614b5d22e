import { type SvgColour, svgColour } from './svg-colour.ts';

/** A colour, and where in the gradient it stands: a share 0 … 1 from the left. */
export interface GradientStop {
  readonly colour: SvgColour;
  readonly at: number;
}

const TO_RIGHT = /^linear-gradient\(to right, (.+)\)$/;
const STOP = /(rgba?\([^)]*\)|color\([^)]*\))(?: ([\d.]+)%)?/g;

/**
 * A gradient from left to right out of a computed `background-image`, as marks of legends have it.
 * `null`: anything else, or one with colours that are seen through.
 */
export function gradientOf(backgroundImage: string): readonly GradientStop[] | null {
  const [, list] = TO_RIGHT.exec(backgroundImage) ?? [];
  const parts = [...(list ?? '').matchAll(STOP)];
  const stops = parts.flatMap(([, css = '', percent], index) => {
    const colour = svgColour(css);
    const at = percent === undefined ? index / (parts.length - 1) : Number(percent) / 100;
    return colour === null ? [] : [{ colour, at }];
  });
  return stops.length < 2 || stops.length < parts.length ? null : stops;
}
