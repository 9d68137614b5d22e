import fc from 'fast-check';
import { expect, test } from 'vitest';

import { holm } from './holm.ts';
import { judgePairs, type PairInput } from './judge-pairs.ts';
import { leastP, leastRuns } from './least-runs.ts';
import { drawIndexes } from './random.ts';
import { ratioEstimate } from './ratio-estimate.ts';

function pair(p: number, ratio: number, ci95: PairInputCi, runs = 10): PairInput {
  return { ratio: { ratio, ci95, p }, runsA: runs, runsB: runs, digests: 'agree' };
}
type PairInputCi = readonly [number, number] | null;

// The example usual in texts on Holm 1979; R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
test('adjusts as published', () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [index, p] of [0.03, 0.06, 0.06, 0.02].entries()) {
    expect(adjusted[index]).toBeCloseTo(p, 12);
  }
});

test('adjusted values keep the order, lie between p and Bonferroni, and fall with p', () => {
  const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(ps, fc.nat(), (values, nat) => {
      const adjusted = holm(values);
      for (const [index, value] of values.entries()) {
        const own = adjusted[index] ?? Number.NaN;
        expect(own).toBeGreaterThanOrEqual(value);
        expect(own).toBeLessThanOrEqual(Math.min(1, value * values.length));
        for (const [other, otherValue] of values.entries()) {
          if (otherValue >= value) expect(adjusted[other]).toBeGreaterThanOrEqual(own);
        }
      }
      const lowered = nat % values.length;
      const after = holm(values.map((value, index) => (index === lowered ? value / 2 : value)));
      expect(after[lowered]).toBeLessThanOrEqual(adjusted[lowered] ?? Number.NaN);
    }),
  );
});

test.each([
  [1, 4],
  [2, 5],
  [6, 5],
  [7, 6],
  [15, 6],
  [23, 6],
  [24, 7],
])('a family of %i needs at least %i runs of each', (pairs, runs) => {
  expect(leastRuns(pairs)).toBe(runs);
});

test('with a run less even the most extreme values can’t tell, with as many they can', () => {
  for (const size of [1, 2, 5, 15, 21]) {
    const runs = leastRuns(size);
    expect(leastP(runs, runs) * size).toBeLessThan(0.05);
    expect(answersOfExtremes(size, runs - 1).every(({ differs }) => differs === 'cant-tell')).toBe(
      true,
    );
    expect(answersOfExtremes(size, runs).every(({ differs }) => differs === 'yes')).toBe(true);
  }
});

test.each([
  ['yes', 'well outside', pair(0.001, 1.5, [1.4, 1.6])],
  ['yes', 'well outside, below', pair(0.001, 0.7, [0.6, 0.8])],
  ['same', 'well inside', pair(0.5, 1.001, [0.997, 1.004])],
  ['same', 'significant, and too small to matter', pair(0.001, 1.004, [1.002, 1.006])],
  ['cant-tell', 'over one bound', pair(0.001, 1.03, [1.005, 1.06])],
  ['cant-tell', 'over both bounds', pair(0.6, 1, [0.95, 1.05])],
] as const)('%s: %s', (differs, _, input) => {
  const [judgement] = judgePairs([input], 1);
  expect(judgement?.differs).toBe(differs);
  expect(judgement?.reason).toBe(differs === 'cant-tell' ? 'wide-interval' : null);
});

test('too few runs are named before the width of the interval', () => {
  const [few] = judgePairs([pair(0.1, 0.5, null, 3)], 1);
  expect(few).toEqual({ differs: 'cant-tell', reason: 'too-few-runs', runsNeeded: 4, pHolm: 0.1 });
  const family = Array.from({ length: 15 }, () => pair(0.01, 0.5, [0.4, 0.6], 5));
  for (const { reason, runsNeeded } of judgePairs(family, 1)) {
    expect([reason, runsNeeded]).toEqual(['too-few-runs', 6]);
  }
});

test('a configuration without runs can’t be told, and does not count in the family', () => {
  const none: PairInput = { ratio: null, runsA: 10, runsB: 0, digests: 'agree' };
  const [judgement, other] = judgePairs([none, pair(0.03, 2, [1.9, 2.1])], 1);
  expect(judgement).toMatchObject({ differs: 'cant-tell', reason: 'too-few-runs', pHolm: null });
  expect(other).toMatchObject({ differs: 'yes', pHolm: 0.03 });
});

test('other results and other work are never judged, nor counted in the family', () => {
  const differ: PairInput = { ...pair(1e-6, 2, [1.9, 2.1]), digests: 'differ' };
  const otherWork: PairInput = { ...pair(1e-6, 2, [1.9, 2.1]), digests: 'different-work' };
  const judged = judgePairs([differ, otherWork, pair(0.03, 2, [1.9, 2.1])], 1);
  expect(judged[0]).toEqual({
    differs: 'cant-tell',
    reason: 'digests-differ',
    runsNeeded: null,
    pHolm: null,
  });
  expect(judged[1]?.reason).toBe('different-work');
  expect(judged[2]?.differs).toBe('yes');
});

test('Holm bars what is significant alone only', () => {
  const inputs = Array.from({ length: 4 }, () => pair(0.03, 1.5, [1.4, 1.6]));
  for (const { differs, reason, runsNeeded } of judgePairs(inputs, 1)) {
    expect([differs, reason]).toEqual(['cant-tell', 'wide-interval']);
    expect(runsNeeded).toBeGreaterThan(10);
    expect(runsNeeded).toBeLessThan(20);
  }
});

test('half the width takes four times the runs', () => {
  // From 1.03 down to 1.01 in logarithms, and an arm twice as long.
  const [ratio, distance] = [1.03, Math.log(1.03 / 1.01)];
  const ci95 = [ratio * Math.exp(-2 * distance), ratio * Math.exp(2 * distance)] as const;
  // Rounding may take one run more.
  expect([40, 41]).toContain(judgePairs([pair(0.04, ratio, ci95)], 1)[0]?.runsNeeded);
});

test('to be called the same, the longer arm counts', () => {
  const bound = Math.log(1.01);
  const ci95 = [Math.exp(-2 * bound), Math.exp(3 * bound)] as const;
  expect([90, 91]).toContain(judgePairs([pair(0.7, 1, ci95)], 1)[0]?.runsNeeded);
});

test('no number of runs is named beyond the bound, or for a ratio on the edge', () => {
  expect(judgePairs([pair(0.9, 1.009, [0.8, 1.3])], 1)[0]?.runsNeeded).toBeNull();
  expect(judgePairs([pair(0.2, 1.01, [0.99, 1.03])], 1)[0]?.runsNeeded).toBeNull();
});

test('the answer does not depend on which is called a', () => {
  const draw = drawIndexes(5);
  const times = (factor: number): number[] =>
    Array.from({ length: 9 }, () => factor * (1 + draw(1000) / 10_000));
  const answers = new Set<string>();
  for (const factor of [1, 1.002, 1.01, 1.03, 1.1, 1.3]) {
    for (let repeat = 0; repeat < 20; repeat += 1) {
      const [a, b] = [times(1), times(factor)];
      const [there, back] = [ratioEstimate(a, b), ratioEstimate(b, a)].map(
        (ratio) => judgePairs([{ ratio, runsA: 9, runsB: 9, digests: 'agree' }], 4)[0],
      );
      expect(back).toMatchObject({ differs: there?.differs, runsNeeded: there?.runsNeeded });
      answers.add(there?.differs ?? 'none');
    }
  }
  expect(answers).toEqual(new Set(['yes', 'same', 'cant-tell']));
});

function answersOfExtremes(size: number, runs: number): ReturnType<typeof judgePairs> {
  const low = Array.from({ length: runs }, (_, index) => 100 + index / 10);
  const ratio = ratioEstimate(
    low,
    low.map((value) => value * 3),
  );
  const input: PairInput = { ratio, runsA: runs, runsB: runs, digests: 'agree' };
  return judgePairs(
    Array.from({ length: size }, () => ({ ...input })),
    1,
  );
}
