/** One worker count of a series, with the median of its wall times. */
export interface ScalingPoint {
  readonly workers: number;
  readonly wallMs: number;
}

/**
 * Share of the spread of the speeds (1 ÷ wall time, the curve as it is drawn) that the fit accounts for:
 * 1 − Σ (seen − fitted)² / Σ (seen − mean)². Near 0, or below, for a curve that is flat but for noise;
 * 1 for one that is exactly flat and fitted so.
 */
export function r2OfSpeeds(
  points: readonly ScalingPoint[],
  predictMs: (workers: number) => number,
): number {
  const speeds = points.map(({ wallMs }) => 1 / wallMs);
  const mean = speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
  const missed = squares(points.map(({ workers, wallMs }) => 1 / wallMs - 1 / predictMs(workers)));
  const spread = squares(speeds.map((speed) => speed - mean));
  const rounding = squares(speeds) * Number.EPSILON;
  return missed <= rounding ? 1 : 1 - missed / spread;
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value ** 2, 0);
}
