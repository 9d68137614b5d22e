import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ScalingSeries } from './comparison.ts';
import { fitAmdahl } from './fit-amdahl.ts';
import { fitScaling } from './fit-scaling.ts';
import { fitUsl } from './fit-usl.ts';
import { drawIndexes } from './random.ts';

const SEED = 7;

// Gunther's data of the SPEC SDM91 benchmark on a SPARCcenter 2000, with the coefficients that the R
// package usl 2.0 gives for them (non-linear least squares of the throughput): 0.0277285, 0.0001044.
const SDM91 = [
  [1, 64.9],
  [18, 995.9],
  [36, 1652.4],
  [72, 1853.2],
  [108, 1828.9],
  [144, 1775],
  [216, 1702.2],
] as const;
const PUBLISHED = { contention: 0.0277285, coherency: 0.0001044, throughputOfOne: 89.9952 };
const SDM91_POINTS = SDM91.map(([workers, throughput]) => ({ workers, wallMs: 1 / throughput }));

// At the solution of least squares of the throughput n / ŷ, the equations are those of a weighted fit
// of y = n / throughput with weights n² / (y ŷ³).
test('with the weights of the published fit: the published coefficients', () => {
  const weights = SDM91.map(([n, throughput]) => {
    const { contention, coherency, throughputOfOne } = PUBLISHED;
    const fitted = (1 + contention * (n - 1) + coherency * n * (n - 1)) / throughputOfOne;
    return n ** 2 / ((n / throughput) * fitted ** 3);
  });
  const fit = fitUsl(SDM91_POINTS, weights);
  expect(fit?.contention).toBeCloseTo(PUBLISHED.contention, 5);
  expect(fit?.coherency).toBeCloseTo(PUBLISHED.coherency, 7);
});

// With relative errors instead the first points count more: σ is half as large, since one and 18
// workers don't lie on one curve with the others; the maximum moves by 4 %.
test('the published data with relative errors', () => {
  const { usl, knee } = fitScaling(asSeries(SDM91_POINTS), SEED);
  expect(usl?.contention.value).toBeCloseTo(0.0133613, 6);
  expect(usl?.coherency.value).toBeCloseTo(0.000115203, 8);
  expect((usl?.coherency.value ?? 0) / PUBLISHED.coherency).toBeGreaterThan(0.85);
  expect((usl?.coherency.value ?? 0) / PUBLISHED.coherency).toBeLessThan(1.15);
  expect((knee?.value ?? 0) / 96.52).toBeGreaterThan(0.95);
  expect((knee?.value ?? 0) / 96.52).toBeLessThan(1.05);
  expect(usl?.r2).toBeGreaterThan(0.9);
  expect(knee?.ci95).toBeNull();
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const COUNTS = [1, 2, 4, 8, 16];

test('times that follow Amdahl’s law give its serial share back', () => {
  fc.assert(
    fc.property(share, fc.double({ min: 1, max: 1e5, noNaN: true }), (serial, singleMs) => {
      const points = COUNTS.map((workers) => ({
        workers,
        wallMs: singleMs * (serial + (1 - serial) / workers),
      }));
      expect(fitAmdahl(points)?.serialShare).toBeCloseTo(serial, 6);
      expect(fitScaling(asSeries(points), SEED).amdahl?.r2).toBeCloseTo(1, 6);
    }),
  );
});

test('times that follow the universal law give both its coefficients back', () => {
  const coherency = fc.double({ min: 0, max: 0.05, noNaN: true });
  fc.assert(
    fc.property(share, coherency, (sigma, kappa) => {
      const points = COUNTS.map((workers) => ({
        workers,
        wallMs: (300 / workers) * (1 + sigma * (workers - 1) + kappa * workers * (workers - 1)),
      }));
      const fit = fitUsl(points);
      expect(fit?.contention).toBeCloseTo(sigma, 6);
      expect(fit?.coherency).toBeCloseTo(kappa, 6);
    }),
  );
});

test('noise never makes a share negative or greater than 1', () => {
  const times = fc.array(fc.double({ min: 10, max: 1000, noNaN: true }), {
    minLength: 5,
    maxLength: 5,
  });
  fc.assert(
    fc.property(times, (wallMs) => {
      const points = COUNTS.map((workers, index) => ({ workers, wallMs: wallMs[index] ?? 1 }));
      const { amdahl, usl } = fitScaling(asSeries(points), SEED);
      expect(amdahl?.serialShare.value).toBeGreaterThanOrEqual(0);
      expect(amdahl?.serialShare.value).toBeLessThanOrEqual(1);
      expect(usl?.contention.value ?? 0).toBeGreaterThanOrEqual(0);
      expect(usl?.coherency.value ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a curve that turns has a knee where it turns, inside what was measured only', () => {
  const series = noisySeries([1, 2, 4, 6, 8, 12], 0.05, 0.02);
  const { knee } = fitScaling(series, SEED);
  const expected = Math.sqrt(0.95 / 0.02);
  expect((knee?.value ?? 0) / expected).toBeGreaterThan(0.9);
  expect((knee?.value ?? 0) / expected).toBeLessThan(1.1);
  expect(knee?.ci95?.[0]).toBeLessThanOrEqual(knee?.value ?? Number.NaN);
  expect(knee?.ci95?.[1]).toBeGreaterThanOrEqual(knee?.value ?? Number.NaN);
  expect(fitScaling(series.slice(0, 4), SEED).knee).toBeNull();
});

test('intervals hold what the data were made from, in most of many experiments', () => {
  const held = { serial: 0, contention: 0, coherency: 0 };
  const experiments = 40;
  for (let seed = 1; seed <= experiments; seed += 1) {
    const amdahl = fitScaling(noisySeries(COUNTS, 0.1, 0, seed), seed).amdahl;
    const usl = fitScaling(noisySeries(COUNTS, 0.1, 0.01, seed), seed).usl;
    if (holds(amdahl?.serialShare.ci95, 0.1)) held.serial += 1;
    if (holds(usl?.contention.ci95, 0.1)) held.contention += 1;
    if (holds(usl?.coherency.ci95, 0.01)) held.coherency += 1;
  }
  for (const times of Object.values(held)) expect(times / experiments).toBeGreaterThan(0.8);
});

test('the same seed gives the same intervals, another others', () => {
  const series = noisySeries(COUNTS, 0.1, 0.01);
  expect(fitScaling(series, 3)).toEqual(fitScaling(series, 3));
  expect(fitScaling(series, 4).usl?.contention.ci95).not.toEqual(
    fitScaling(series, 3).usl?.contention.ci95,
  );
});

test('too few worker counts or runs: no fit, or no interval', () => {
  const four = noisySeries([1, 2, 3, 4], 0.2, 0);
  expect(fitScaling(four.slice(0, 2), SEED)).toEqual({ amdahl: null, usl: null, knee: null });
  expect(fitScaling(four.slice(0, 3), SEED)).toMatchObject({ usl: null, knee: null });
  expect(fitScaling(four.slice(0, 3), SEED).amdahl).not.toBeNull();
  expect(fitScaling(four, SEED).usl?.contention.ci95).not.toBeNull();
  const fewer = four.map((entry) => ({ ...entry, wallMs: entry.wallMs.slice(0, 5) }));
  expect(fitScaling(fewer, SEED).usl?.contention.ci95).toBeNull();
});

test('the same worker count twice counts as one with the runs of both', () => {
  const series = noisySeries([1, 2, 3, 4], 0.2, 0);
  const split = series.flatMap(({ workers, wallMs }) => [
    { workers, wallMs: wallMs.slice(0, 4) },
    { workers, wallMs: wallMs.slice(4) },
  ]);
  expect(fitScaling([...split, { workers: 5, wallMs: [] }], SEED)).toEqual(
    fitScaling(series, SEED),
  );
});

function asSeries(
  points: readonly { readonly workers: number; readonly wallMs: number }[],
): readonly ScalingSeries[] {
  return points.map(({ workers, wallMs }) => ({ workers, wallMs: [wallMs] }));
}

/** Twelve runs a count, within ± 1.5 % of the law. */
function noisySeries(
  counts: readonly number[],
  sigma: number,
  kappa: number,
  seed = SEED,
): readonly ScalingSeries[] {
  const draw = drawIndexes(seed);
  return counts.map((workers) => ({
    workers,
    wallMs: Array.from({ length: 12 }, () => {
      const noise = 1 + (draw(3001) - 1500) / 100_000;
      const law = 1 + sigma * (workers - 1) + kappa * workers * (workers - 1);
      return noise * (300 / workers) * law;
    }),
  }));
}

function holds(ci95: readonly [number, number] | null | undefined, value: number): boolean {
  return !!ci95 && ci95[0] <= value && value <= ci95[1];
}
