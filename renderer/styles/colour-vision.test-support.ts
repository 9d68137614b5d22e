/** Red, green, blue: light itself, 0 … 1, not as it is written down. */
type Light = readonly [red: number, green: number, blue: number];

export type Vision = keyof typeof VISIONS;

/** Machado, Oliveira, Fernandes 2009, without the one kind of cones or the other. */
const VISIONS = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

export const ALL_VISIONS = Object.keys(VISIONS) as readonly Vision[];

/** By WCAG 2.2: 1 … 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** How far two colours lie apart in OKLab for somebody who sees so: black and white are 1 apart. */
export function distance(one: string, other: string, vision: Vision): number {
  const [a, b] = [one, other].map((colour) => oklab(seen(lightOf(colour), vision)));
  return Math.hypot(...(a ?? []).map((value, axis) => value - (b?.[axis] ?? 0)));
}

function lightOf(hex: string): Light {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

function luminance(hex: string): number {
  const [red, green, blue] = lightOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function seen(light: Light, vision: Vision): Light {
  const [red, green, blue] = VISIONS[vision].map((row) =>
    Math.min(1, Math.max(0, weighted(row, light))),
  ) as unknown as Light;
  return [red, green, blue];
}

/** Björn Ottosson, 2020. */
function oklab(light: Light): readonly number[] {
  const cones = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ].map((row) => Math.cbrt(weighted(row, light)));
  return [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ].map((row) => weighted(row, cones));
}

function weighted(row: readonly number[], values: readonly number[]): number {
  return row.reduce((sum, factor, index) => sum + factor * (values[index] ?? NaN), 0);
}
