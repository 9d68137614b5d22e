import type { Scaling } from '../../contract/experiment-result.ts';

export interface CurvePoint {
  readonly workers: number;
  readonly speedup: number;
}

export interface MeasuredPoint extends CurvePoint {
  /** Distance of the interval's ends, as recharts takes it; `null`: no interval. */
  readonly error: readonly [below: number, above: number] | null;
}

/** As smooth as can be seen. */
const FIT_STEPS = 60;

const MOST_TICKS = 6;

export function measuredPoints({ points }: Pick<Scaling, 'points'>): readonly MeasuredPoint[] {
  return points
    .map(({ workers, speedup, ci95 }) => ({
      workers,
      speedup,
      error: ci95 === null ? null : ([speedup - ci95[0], ci95[1] - speedup] as const),
    }))
    .toSorted((a, b) => a.workers - b.workers);
}

/** Amdahl's law with the fitted serial share s: S(n) = 1 / (s + (1 − s) / n). */
export function amdahlCurve(serialShare: number, mostWorkers: number): readonly CurvePoint[] {
  return curve(mostWorkers, (n) => 1 / (serialShare + (1 - serialShare) / n));
}

/** Gunther's universal scalability law: S(n) = n / (1 + σ (n − 1) + κ n (n − 1)). */
export function uslCurve(
  contention: number,
  coherency: number,
  mostWorkers: number,
): readonly CurvePoint[] {
  return curve(mostWorkers, (n) => n / (1 + contention * (n - 1) + coherency * n * (n - 1)));
}

/** Top of the axis: room above what was measured, and never so low that 1 is at the edge. */
export function speedupAxisEnd(scaling: readonly Scaling[]): number {
  const tops = scaling.flatMap(({ points }) =>
    points.map(({ speedup, ci95 }) => Math.max(speedup, ci95?.[1] ?? 0)),
  );
  return Math.max(2, Math.ceil(Math.max(0, ...tops) * 1.15));
}

/** Whole numbers from 0 to the top of the axis, at most seven. */
export function speedupTicks(axisEnd: number): readonly number[] {
  const step = Math.ceil(axisEnd / MOST_TICKS);
  return Array.from({ length: Math.floor(axisEnd / step) + 1 }, (_, index) => index * step);
}

/** The series whose fits are worth the first look: the one that came farthest. */
export function bestSeries(scaling: readonly Pick<Scaling, 'points'>[]): number {
  const tops = scaling.map(({ points }) => Math.max(0, ...points.map(({ speedup }) => speedup)));
  return Math.max(0, tops.indexOf(Math.max(...tops)));
}

function curve(mostWorkers: number, speedup: (workers: number) => number): readonly CurvePoint[] {
  return Array.from({ length: FIT_STEPS + 1 }, (_, step) => {
    const workers = 1 + (step / FIT_STEPS) * (mostWorkers - 1);
    return { workers, speedup: speedup(workers) };
  });
}
