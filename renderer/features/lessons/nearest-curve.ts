/** A curve with its speed-ups as numbers, one for each point. */
export interface DrawnCurve<Id extends string = string> {
  readonly id: Id;
  readonly speedups: readonly number[];
}

/**
 * The curve that comes nearest to what was measured: that with the least sum of squared distances
 * between logarithms, because speed-ups are ratios. Half as fast is as far away as twice as fast.
 * @param measured speed-ups above 0, one for each point; `null`: not measured
 * @returns `null` while any point is missing, or where there is no curve
 */
export function nearestCurve<Curve extends DrawnCurve>(
  curves: readonly Curve[],
  measured: readonly (number | null)[],
): Curve | null {
  const known = measured.filter((speedup) => speedup !== null && speedup > 0);
  if (known.length < measured.length) return null;
  const distances = curves.map(({ speedups }) => squaredDistance(speedups, known as number[]));
  return curves[distances.indexOf(Math.min(...distances))] ?? null;
}

function squaredDistance(speedups: readonly number[], measured: readonly number[]): number {
  return measured.reduce((sum, speedup, index) => {
    const difference = Math.log(speedup / (speedups[index] ?? Number.NaN));
    return sum + difference * difference;
  }, 0);
}
