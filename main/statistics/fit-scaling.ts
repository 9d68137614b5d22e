import type { Estimate, Interval } from '../../contract/experiment-result.ts';
import type { ScalingFits, ScalingSeries } from './comparison.ts';
import { fitAmdahl } from './fit-amdahl.ts';
import { fitUsl } from './fit-usl.ts';
import { ascending, median, medianOfSorted, quantile } from './quantile.ts';
import { type DrawIndex, drawIndexes } from './random.ts';
import { r2OfSpeeds, type ScalingPoint } from './scaling-point.ts';

/** Two parameters, and one worker count to see that they don't fit. */
export const LEAST_COUNTS_FOR_AMDAHL = 3;

/** Three parameters, likewise: three points would always lie on the curve. */
export const LEAST_COUNTS_FOR_USL = 4;

/** As for the median: of fewer, resampling would pretend to know the spread. */
export const LEAST_RUNS_FOR_INTERVALS = 6;

export const RESAMPLES = 600;

const NOTHING: ScalingFits = { amdahl: null, usl: null, knee: null };

interface Values {
  readonly serialShare: number | null;
  readonly contention: number | null;
  readonly coherency: number | null;
  readonly peakWorkers: number | null;
}

/**
 * Amdahl's and Gunther's laws over the medians of the worker counts, with percentile intervals of a
 * seeded bootstrap of the runs within each count. A model is `null` with too few worker counts; the
 * knee where the fitted curve has no maximum inside what was measured; `ci95` with fewer than six runs
 * of a count, or where the data allow a curve without a maximum.
 * @param series wall times above 0; of a worker count that comes twice, all runs count
 * @param seed 0 … 2³² − 1
 */
export function fitScaling(series: readonly ScalingSeries[], seed: number): ScalingFits {
  const runs = merged(series);
  if (runs.some(({ wallMs }) => wallMs.some((value) => !(value > 0)))) return NOTHING;
  if (runs.length < LEAST_COUNTS_FOR_AMDAHL) return NOTHING;
  const points = runs.map(({ workers, wallMs }) => ({ workers, wallMs: median(wallMs) }));
  const resampled = resample(runs, seed);
  const estimate = (name: keyof Values, value: number): Estimate => ({
    value,
    ci95: interval(resampled, name, value),
  });
  const amdahl = fitAmdahl(points);
  const usl = points.length < LEAST_COUNTS_FOR_USL ? null : fitUsl(points);
  return {
    amdahl: amdahl && {
      serialShare: estimate('serialShare', amdahl.serialShare),
      r2: r2OfSpeeds(points, amdahl.predictMs),
    },
    usl: usl && {
      contention: estimate('contention', usl.contention),
      coherency: estimate('coherency', usl.coherency),
      r2: r2OfSpeeds(points, usl.predictMs),
    },
    knee:
      usl && isInside(usl.peakWorkers, points) ? estimate('peakWorkers', usl.peakWorkers) : null,
  };
}

/** Ascending, each worker count once; those without runs are left out. */
function merged(series: readonly ScalingSeries[]): readonly ScalingSeries[] {
  const runsOf = new Map<number, number[]>();
  for (const { workers, wallMs } of series) {
    if (wallMs.length > 0) runsOf.set(workers, [...(runsOf.get(workers) ?? []), ...wallMs]);
  }
  return [...runsOf]
    .map(([workers, wallMs]) => ({ workers, wallMs }))
    .sort((a, b) => a.workers - b.workers);
}

function isInside(workers: number, points: readonly ScalingPoint[]): boolean {
  const counts = points.map((point) => point.workers);
  return workers >= Math.min(...counts) && workers <= Math.max(...counts);
}

function resample(runs: readonly ScalingSeries[], seed: number): readonly Values[] {
  if (runs.some(({ wallMs }) => wallMs.length < LEAST_RUNS_FOR_INTERVALS)) return [];
  const draw = drawIndexes(seed);
  return Array.from({ length: RESAMPLES }, () => {
    const points = runs.map(({ workers, wallMs }) => ({
      workers,
      wallMs: medianOfSorted(drawn(wallMs, draw).sort()),
    }));
    const usl = runs.length < LEAST_COUNTS_FOR_USL ? null : fitUsl(points);
    return {
      serialShare: fitAmdahl(points)?.serialShare ?? null,
      contention: usl?.contention ?? null,
      coherency: usl?.coherency ?? null,
      peakWorkers: usl?.peakWorkers ?? null,
    };
  });
}

function drawn(values: readonly number[], draw: DrawIndex): Float64Array {
  const resample = new Float64Array(values.length);
  for (let place = 0; place < resample.length; place += 1) {
    resample[place] = values[draw(values.length)] ?? Number.NaN;
  }
  return resample;
}

/** Widened to hold the estimate itself, which a percentile interval near 0 may miss. */
function interval(
  resampled: readonly Values[],
  name: keyof Values,
  value: number,
): Interval | null {
  const values = resampled.map((entry) => entry[name]).filter((entry) => entry !== null);
  if (values.length === 0 || values.length < resampled.length) return null;
  const sorted = ascending(values);
  const [low, high] = [quantile(sorted, 0.025), quantile(sorted, 0.975)];
  return Number.isFinite(high) ? [Math.min(low, value), Math.max(high, value)] : null;
}
