import type { RunCurve } from '../../contract/history.ts';

export interface CurvePoint {
  readonly atS: number;
  /** `null`: a gap. */
  readonly value: number | null;
}

/** One run of an overlay, as it is drawn. */
export interface CurveLine {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  /** So that runs are told apart without colours as well. */
  readonly dash: string;
  readonly points: readonly CurvePoint[];
}

const COLOURS = ['workers', 'server', 'monitor', 'others'] as const;

const DASHES = ['0', '6 3'] as const;

/**
 * The lines of one figure. Runs with the same label get a number each, as they would not be told apart.
 * @param divisor from the figure's unit to that of the axis
 */
export function curveLines(
  curves: readonly RunCurve[],
  valuesOf: (curve: RunCurve) => Float64Array,
  divisor: number,
): readonly CurveLine[] {
  return curves.map((curve, index) => ({
    id: curve.runId,
    label: labelAmong(curves, index),
    colour: `var(--series-${COLOURS[index % COLOURS.length] ?? 'workers'})`,
    dash: DASHES[Math.floor(index / COLOURS.length) % DASHES.length] ?? '0',
    points: pointsOf(curve.atS, valuesOf(curve), divisor),
  }));
}

/** First and last second of all lines together; the start of the work is always among them. */
export function spanOf(lines: readonly CurveLine[]): {
  readonly fromS: number;
  readonly toS: number;
} {
  let fromS = 0;
  let toS = 0;
  for (const { points } of lines) {
    for (const { atS } of points) {
      fromS = Math.min(fromS, atS);
      toS = Math.max(toS, atS);
    }
  }
  return { fromS, toS: Math.max(toS, 0.1) };
}

function labelAmong(curves: readonly RunCurve[], index: number): string {
  const label = curves[index]?.label ?? '';
  const same = curves.flatMap((curve, place) => (curve.label === label ? [place] : []));
  return same.length === 1 ? label : `${label} (${same.indexOf(index) + 1})`;
}

function pointsOf(atS: Float64Array, values: Float64Array, divisor: number): readonly CurvePoint[] {
  return Array.from(atS, (at, index) => {
    const value = values[index] ?? Number.NaN;
    return { atS: at, value: Number.isNaN(value) ? null : value / divisor };
  }).filter(({ atS: at }) => !Number.isNaN(at));
}
