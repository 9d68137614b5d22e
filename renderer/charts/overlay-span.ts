import { roundStep } from './round-steps.ts';

interface Timed {
  readonly points: readonly { readonly atS: number }[];
}

const MOST_TICKS = 7;

/** From the first to the last moment of all lines; 0, where the work began, is always inside. */
export function overlaySpan(lines: readonly Timed[]): readonly [startS: number, endS: number] {
  let startS = 0;
  let endS = 0.1;
  for (const { points } of lines) {
    for (const { atS } of points) {
      if (atS < startS) startS = atS;
      if (atS > endS) endS = atS;
    }
  }
  return [startS, endS];
}

/** Round numbers within the span, 0 among them. */
export function overlayTicks([startS, endS]: readonly [number, number]): readonly number[] {
  const stepS = roundStep((endS - startS) / MOST_TICKS);
  const first = Math.ceil(startS / stepS - 1e-9);
  const last = Math.floor(endS / stepS + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * stepS).toPrecision(6)),
  );
}
