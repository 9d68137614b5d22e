import type { RunResult } from '../../contract/run.ts';
import type { ChartPoint } from './chart-view.ts';

/** Main's word for a run of which there are too few samples; the chart's place says it. */
export const TOO_SHORT = 'too-short-to-chart';

/** Why the chart of an ended run would show no curve; `null`: it shows one. */
export function noCurveReason(
  result: Pick<RunResult, 'startupMs' | 'warnings'>,
  points: readonly ChartPoint[],
): string | null {
  if (result.startupMs === null) return 'Nothing to chart: the work had not begun.';
  if (result.warnings.some(({ code }) => code === TOO_SHORT)) {
    return 'Too short to chart: the work was over before enough samples had been taken. More tasks give a curve.';
  }
  return hasCurve(points)
    ? null
    : 'Too short to chart: the run was over before enough samples had been taken.';
}

/** A single point between two gaps draws nothing that could be seen. */
function hasCurve(points: readonly ChartPoint[]): boolean {
  return points.some(
    ({ workers }, index) => workers !== null && typeof points[index + 1]?.workers === 'number',
  );
}
