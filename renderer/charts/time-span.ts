/** A part of a time axis, in seconds. */
export type TimeSpan = readonly [startS: number, endS: number];

/** Closer there is nothing more to be seen between two samples. */
const LEAST_SHARE = 1 / 200;

/**
 * The nearest span that lies inside `whole` and is not narrower than can be read.
 * @param leastS how narrow that is, in seconds
 */
export function spanWithin(
  whole: TimeSpan,
  [startS, endS]: TimeSpan,
  leastS = (whole[1] - whole[0]) * LEAST_SHARE,
): TimeSpan {
  const wholeS = whole[1] - whole[0];
  const middleS = (startS + endS) / 2;
  const widthS = Math.min(wholeS, Math.max(endS - startS, leastS));
  const left = Math.min(Math.max(middleS - widthS / 2, whole[0]), whole[1] - widthS);
  return [left, left + widthS];
}

/** The span between two places of `span`, given as shares 0 … 1 of its width, in either order. */
export function spanBetween(span: TimeSpan, from: number, to: number): TimeSpan {
  const at = (share: number) => span[0] + share * (span[1] - span[0]);
  return [at(Math.min(from, to)), at(Math.max(from, to))];
}

/** The span `factor` times as wide, around the same middle. */
export function spanScaled([startS, endS]: TimeSpan, factor: number): TimeSpan {
  const middleS = (startS + endS) / 2;
  const halfS = ((endS - startS) / 2) * factor;
  return [middleS - halfS, middleS + halfS];
}

/** The span `factor` times as wide, with `atS` in the same place of it. */
export function spanScaledAt([startS, endS]: TimeSpan, atS: number, factor: number): TimeSpan {
  return [atS - (atS - startS) * factor, atS + (endS - atS) * factor];
}

/** The span moved by a share of its own width; to the right where it is positive. */
export function spanMoved([startS, endS]: TimeSpan, share: number): TimeSpan {
  const byS = (endS - startS) * share;
  return [startS + byS, endS + byS];
}
