import { nonNegativeLeastSquares } from './least-squares.ts';
import type { ScalingPoint } from './scaling-point.ts';

export interface UslFit {
  /** σ: what has to be done one at a time, as a share. */
  readonly contention: number;
  /** κ: what each pair of workers costs. */
  readonly coherency: number;
  /** Where the fitted curve has its maximum: infinite without κ, 0 when it only falls. */
  readonly peakWorkers: number;
  readonly predictMs: (workers: number) => number;
}

/**
 * Gunther's universal scalability law (Guerrilla Capacity Planning, 2007, chapters 4 to 6),
 * n · T(n) = λ (1 + σ (n − 1) + κ n (n − 1)) with σ, κ ≥ 0, which is linear in λ, λσ and λκ: exact
 * least squares, nothing to converge.
 * @param weights of each point; relative errors count alike unless given
 */
export function fitUsl(
  points: readonly ScalingPoint[],
  weights: readonly number[] = points.map(({ workers, wallMs }) => (workers * wallMs) ** -2),
): UslFit | null {
  const columns = [
    points.map(() => 1),
    points.map(({ workers }) => workers - 1),
    points.map(({ workers }) => workers * (workers - 1)),
  ];
  const y = points.map(({ workers, wallMs }) => workers * wallMs);
  const coefficients = nonNegativeLeastSquares({ columns, y, weights });
  const [single = 0, contending = 0, coherent = 0] = coefficients ?? [];
  return single > 0 ? uslOf(single, contending / single, coherent / single) : null;
}

function uslOf(singleMs: number, contention: number, coherency: number): UslFit {
  return {
    contention,
    coherency,
    peakWorkers: Math.sqrt(Math.max(0, 1 - contention) / coherency),
    predictMs: (workers) =>
      (singleMs / workers) * (1 + contention * (workers - 1) + coherency * workers * (workers - 1)),
  };
}
