import type { ChartPoint } from '../stores/chart-view.ts';

/** Where a tick ends where the next begins, their numbers may differ by less than this. */
const SAME_S = 0.001;

/**
 * The same points, with another one where the tick after a gap began: what it tells is the mean of the
 * whole tick, and between two gaps it would be a line without any width.
 */
export function withTickEdges(points: readonly ChartPoint[]): ChartPoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || !isAfterGap(before, point)) return [point];
    return [{ ...point, atS: Math.max(before.atS, point.fromS) }, point];
  });
}

function isAfterGap(before: ChartPoint, point: ChartPoint): boolean {
  return before.workers === null && point.workers !== null && before.atS <= point.fromS + SAME_S;
}
