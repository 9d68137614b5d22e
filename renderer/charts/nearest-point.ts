interface Timed {
  readonly atS: number;
}

/** The point nearest in time, of points in order; `undefined`: none, or time lies outside all of them. */
export function nearestPoint<Point extends Timed>(
  points: readonly Point[],
  atS: number,
): Point | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || atS < first.atS || atS > last.atS) {
    return undefined;
  }
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.atS ?? atS) <= atS) low = middle;
    else high = middle;
  }
  const [before, after] = [points[low] ?? first, points[high] ?? last];
  return atS - before.atS <= after.atS - atS ? before : after;
}
