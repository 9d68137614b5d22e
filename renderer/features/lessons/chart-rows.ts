import { levelOf } from './doubling-scale.ts';
import type { MeasuredPoint } from './measured-points.ts';

/** A point of the chart, in levels of its axis. */
export interface ChartRow {
  readonly label: string;
  readonly predictedLevel: number | null;
  readonly measuredLevel: number | null;
  /** Distance of the range's ends, as recharts takes it. */
  readonly rangeLevels: readonly [below: number, above: number] | null;
}

export function chartRows(
  predicted: readonly number[],
  points: readonly MeasuredPoint[],
): ChartRow[] {
  return points.map(({ label, speedup, range }, index) => {
    const prediction = predicted[index];
    return {
      label,
      predictedLevel: prediction === undefined ? null : levelOf(prediction),
      measuredLevel: speedup === null ? null : levelOf(speedup),
      rangeLevels:
        speedup === null || range === null
          ? null
          : [levelOf(speedup / range[0]), levelOf(range[1] / speedup)],
    };
  });
}
