import type { ChartPoint } from '../stores/chart-view.ts';

/**
 * The same points, with another one where the tick after a gap began: what it tells is the mean of the
 * whole tick, and between two gaps it would be a line without any width.
 */
export function withTickEdges(points: readonly ChartPoint[]): ChartPoint[] {
  return points.flatMap((point, index) =>
    isAfterGap(points[index - 1], point) ? [{ ...point, atS: point.fromS }, point] : [point],
  );
}

function isAfterGap(before: ChartPoint | undefined, point: ChartPoint): boolean {
  return before?.workers === null && point.workers !== null && before.atS <= point.fromS;
}
