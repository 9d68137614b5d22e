import fc from 'fast-check';
import { expect, test } from 'vitest';

import { normalUpperQuantile, normalUpperTail } from './normal-distribution.ts';
import { drawIndexes } from './random.ts';
import { rankTestP, untiedP } from './rank-test.ts';

// Critical values of U, two-sided 5 %: Mann and Whitney's table, as printed in Siegel and Castellan,
// Nonparametric Statistics, and elsewhere.
test.each([
  [3, 5, 0],
  [4, 4, 0],
  [5, 5, 2],
  [5, 8, 6],
  [6, 6, 5],
  [7, 7, 8],
  [8, 8, 13],
  [10, 10, 23],
  [12, 15, 49],
  [15, 15, 64],
  [10, 20, 55],
  [20, 20, 127],
])('%i against %i: U = %i is the last to be significant', (n, m, critical) => {
  expect(untiedP(critical, n, m)).toBeLessThan(0.05);
  expect(untiedP(critical + 1, n, m)).toBeGreaterThan(0.05);
});

// Hollander and Wolfe 1973, page 69, permeability of the human chorioamnion: R's wilcox.test gives
// W = 35, p = 0.2544.
test('a textbook example', () => {
  const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const early = [1.15, 0.88, 0.9, 0.74, 1.21];
  expect(rankTestP(term, early)).toBeCloseTo(0.254412, 6);
});

test.each([
  [3, 0.1],
  [4, 2 / 70],
  [5, 2 / 252],
  [6, 2 / 924],
])('%i against %i: the least p', (count, p) => {
  const low = Array.from({ length: count }, (_, index) => 1 + index);
  expect(
    rankTestP(
      low,
      low.map((value) => value + 100),
    ),
  ).toBeCloseTo(p, 12);
});

const fewValues = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength });

test('with and without ties: the share of all assignments, enumerated', () => {
  fc.assert(
    fc.property(fewValues(5), fewValues(5), (a, b) => {
      expect(rankTestP(a, b)).toBeCloseTo(enumeratedP(a, b), 10);
    }),
  );
});

test('which of the two comes first makes no difference', () => {
  fc.assert(
    fc.property(fewValues(12), fewValues(12), (a, b) => {
      expect(rankTestP(a, b)).toBeCloseTo(rankTestP(b, a), 12);
    }),
  );
});

test('equal values throughout are no evidence', () => {
  expect(rankTestP([5, 5, 5, 5], [5, 5, 5, 5])).toBe(1);
});

test('beyond the bound of the exact test its approximation goes on where that ends', () => {
  for (const u of [900, 960, 1040, 1200]) {
    const [exact, approximate] = [untiedP(u, 50, 50), untiedP(u + 25, 51, 50)];
    expect(Math.abs(exact - approximate)).toBeLessThan(0.01);
  }
});

test('many equal values beyond the bound: the approximation corrects for ties', () => {
  const draw = drawIndexes(17);
  const a = Array.from({ length: 60 }, () => 1 + draw(3));
  const b = Array.from({ length: 60 }, () => 1 + draw(4));
  const simulated = simulatedP(a, b, 4000);
  expect(Math.abs(rankTestP(a, b) - simulated)).toBeLessThan(0.02);
});

test.each([
  [0, 0.5],
  [1, 0.158655253931457],
  [1.959963984540054, 0.025],
  [3, 0.00134989803163009],
  [3.0001, 0.00134945],
  [5, 2.866515718791933e-7],
  [8, 6.220960574271785e-16],
])('P(Z ≥ %d) of the normal distribution', (z, tail) => {
  expect(normalUpperTail(z) / tail).toBeCloseTo(1, z === 3.0001 ? 5 : 9);
});

test('its quantile is its inverse', () => {
  for (const tail of [0.5, 0.1, 0.025, 1e-4, 1e-9]) {
    expect(normalUpperTail(normalUpperQuantile(tail)) / tail).toBeCloseTo(1, 9);
  }
});

function enumeratedP(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b];
  const ranks = all.map(
    (value) =>
      all.filter((other) => other < value).length +
      (1 + all.filter((other) => other === value).length) / 2,
  );
  const mean = (a.length * (all.length + 1)) / 2;
  const distance = (indexes: readonly number[]): number =>
    Math.abs(indexes.reduce((sum, index) => sum + (ranks[index] ?? 0), 0) - mean);
  const seen = distance(a.map((_, index) => index));
  const choices = choicesOf(all.length, a.length);
  return choices.filter((choice) => distance(choice) >= seen).length / choices.length;
}

function choicesOf(count: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  const choices: (readonly number[])[] = [];
  for (let first = from; first <= count - size; first += 1) {
    for (const rest of choicesOf(count, size - 1, first + 1)) choices.push([first, ...rest]);
  }
  return choices;
}

/** By drawn assignments instead of all. */
function simulatedP(a: readonly number[], b: readonly number[], draws: number): number {
  const draw = drawIndexes(99);
  const all = [...a, ...b];
  const rankOf = new Map(
    [...new Set(all)].map((value) => [
      value,
      all.filter((other) => other < value).length +
        (1 + all.filter((other) => other === value).length) / 2,
    ]),
  );
  const distance = (values: readonly number[]): number =>
    Math.abs(
      values.reduce((sum, value) => sum + (rankOf.get(value) ?? 0), 0) -
        (a.length * (all.length + 1)) / 2,
    );
  const seen = distance(a);
  let asFar = 0;
  for (let round = 0; round < draws; round += 1) {
    const pool = [...all];
    for (let place = 0; place < a.length; place += 1) {
      const other = place + draw(pool.length - place);
      [pool[place], pool[other]] = [pool[other] ?? 0, pool[place] ?? 0];
    }
    if (distance(pool.slice(0, a.length)) >= seen) asFar += 1;
  }
  return asFar / draws;
}
