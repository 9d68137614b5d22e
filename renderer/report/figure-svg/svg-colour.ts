/** A colour as every program that reads SVG knows it. */
export interface SvgColour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** 0…1. */
  readonly opacity: number;
}

const LEGACY = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/;
const WIDE = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/;

/**
 * A computed colour of CSS. `null`: nothing is painted; colours of another form than browsers
 * compute count as that too.
 */
export function svgColour(computed: string): SvgColour | null {
  const legacy = LEGACY.exec(computed);
  const wide = legacy === null ? WIDE.exec(computed) : null;
  const parts = (legacy ?? wide)?.slice(1, 5);
  if (parts === undefined) return null;
  const [red, green, blue, alpha] = parts;
  const opacity = alpha === undefined ? 1 : Number(alpha);
  if (opacity === 0) return null;
  const scale = legacy === null ? 255 : 1;
  return {
    hex: `#${[red, green, blue].map((part) => twoHex(Number(part) * scale)).join('')}`,
    opacity,
  };
}

function twoHex(value: number): string {
  const whole = Math.min(255, Math.max(0, Math.round(value)));
  return whole.toString(16).padStart(2, '0');
}

/** Attributes of a shape that is filled with it, or of nothing. */
export function fillOf(colour: SvgColour | null) {
  if (colour === null) return { fill: 'none' };
  return { fill: colour.hex, 'fill-opacity': colour.opacity === 1 ? null : colour.opacity };
}
