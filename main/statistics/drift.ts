import { countDescents } from './count-descents.ts';
import { normalUpperTail } from './normal-distribution.ts';
import { theilSenSlope } from './theil-sen.ts';

/** One run in the order of all: its wall time ÷ the median of its configuration. */
export interface DriftPoint {
  /** Different for each point, in any unit and order. */
  readonly position: number;
  readonly relative: number;
}

export interface Drift {
  /** From the first position to the last, in percent of the median: above 0, runs became slower. */
  readonly percent: number;
  /** Two-sided, that there is none. */
  readonly p: number;
}

/** Runs near in time are alike, which makes p too small: hence not 0.05. */
export const MOST_P_OF_DRIFT = 0.01;

/** Less would not matter to anybody. */
export const LEAST_PERCENT_OF_DRIFT = 2;

/** From here on the normal approximation of Kendall's test does (Kendall 1970, section 4.9). */
export const LEAST_POINTS = 10;

/**
 * Did the machine become slower or faster while the experiment ran? The slope is that of Theil (1950)
 * and Sen (1968): the median of the slopes of all pairs of points, times the whole length. p is Mann's
 * trend test (1945), which is Kendall's τ against the order, by the normal approximation with continuity
 * and tie correction.
 * @returns `null`: fewer than ten points
 */
export function driftOf(points: readonly DriftPoint[]): Drift | null {
  if (points.length < LEAST_POINTS) return null;
  const sorted = [...points].sort((a, b) => a.position - b.position);
  const positions = Float64Array.from(sorted, ({ position }) => position);
  const values = Float64Array.from(sorted, ({ relative }) => relative);
  const length = (positions.at(-1) ?? 0) - (positions[0] ?? 0);
  return { percent: 100 * length * theilSenSlope(positions, values), p: trendP(values) };
}

/** Significant, and large enough to matter. */
export function isDrift(drift: Drift | null): boolean {
  return (
    drift !== null && drift.p < MOST_P_OF_DRIFT && Math.abs(drift.percent) >= LEAST_PERCENT_OF_DRIFT
  );
}

function trendP(values: Float64Array): number {
  const count = values.length;
  const { smaller, equal } = countDescents(values);
  const score = (count * (count - 1)) / 2 - equal - 2 * smaller;
  const distance = Math.abs(score) - 1;
  const variance = (varianceTerm(count) - tiedTerms(values)) / 18;
  return distance <= 0 || variance <= 0 ? 1 : 2 * normalUpperTail(distance / Math.sqrt(variance));
}

function varianceTerm(count: number): number {
  return count * (count - 1) * (2 * count + 5);
}

function tiedTerms(values: Float64Array): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times.values()].reduce((sum, count) => sum + varianceTerm(count), 0);
}
