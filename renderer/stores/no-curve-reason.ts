import type { RunResult } from '../../contract/run.ts';
import { workStartMsOf } from '../../contract/work-start.ts';
import type { ChartPoint } from './chart-view.ts';

/** Main's word for a run of which there are too few samples; the chart's place says it. */
export const TOO_SHORT = 'too-short-to-chart';

/** Why the chart of an ended run would show no curve; `null`: it shows one. */
export function noCurveReason(
  result: Pick<RunResult, 'startupMs' | 'workStartMs' | 'warnings'>,
  points: readonly ChartPoint[],
): string | null {
  const startMs = workStartMsOf(result);
  if (startMs === null) return 'Nothing to chart: the work had not begun.';
  if (result.warnings.some(({ code }) => code === TOO_SHORT)) {
    return 'Too short to chart: the work was over before enough samples had been taken. More tasks give a curve.';
  }
  return hasCurveOfWork(points, startMs / 1000)
    ? null
    : 'Too short to chart: the run was over before enough samples had been taken.';
}

/** A single point between two gaps is no curve, and start-up alone is not what one came for. */
function hasCurveOfWork(points: readonly ChartPoint[], workStartS: number): boolean {
  return points.some(({ workers, atS }, index) => {
    const before = points[index - 1]?.workers ?? null;
    return workers !== null && before !== null && atS > workStartS;
  });
}
