import { nonNegativeLeastSquares } from './least-squares.ts';
import type { ScalingPoint } from './scaling-point.ts';

export interface AmdahlFit {
  /** 0: the work scales without end; 1: more workers change nothing. */
  readonly serialShare: number;
  readonly predictMs: (workers: number) => number;
}

/**
 * Amdahl's law (1967), T(n) = a + b / n with a, b ≥ 0 and the serial share a / (a + b), by least squares
 * of the relative errors. Times that rise with the number of workers lie outside the model: it then
 * says 1.
 */
export function fitAmdahl(points: readonly ScalingPoint[]): AmdahlFit | null {
  const coefficients = nonNegativeLeastSquares({
    columns: [points.map(() => 1), points.map(({ workers }) => 1 / workers)],
    y: points.map(({ wallMs }) => wallMs),
    weights: points.map(({ wallMs }) => wallMs ** -2),
  });
  if (coefficients === null) return null;
  const [serialMs = 0, parallelMs = 0] = coefficients;
  return {
    serialShare: serialMs / (serialMs + parallelMs),
    predictMs: (workers) => serialMs + parallelMs / workers,
  };
}
