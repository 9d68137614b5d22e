import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { minMaxPicks } from './min-max-picks.ts';
import type { NumberSeries } from './number-series.ts';

const MAX_POINTS = 60;
const value = fc.oneof(
  { arbitrary: fc.double({ noNaN: true, min: 0, max: 16 }), weight: 9 },
  { arbitrary: fc.constant(Number.NaN), weight: 1 },
);
const rows = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 900 });
const sequence = fc.integer({ min: 0, max: 1_000_000 });

function seriesOf(values: readonly number[]): NumberSeries {
  return { length: values.length, at: (index) => values[index] ?? Number.NaN };
}

function columns(pairs: readonly (readonly [number, number])[]): [number[], number[]] {
  return [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
}

function extremes(values: readonly number[]): [number, number] {
  const known = values.filter((one) => !Number.isNaN(one));
  return [Math.min(...known), Math.max(...known)];
}

describe('minMaxPicks', () => {
  it('hands over at most so many places, ascending, both ends among them', () => {
    fc.assert(
      fc.property(rows, sequence, (pairs, firstSequence) => {
        const picks = minMaxPicks(
          columns(pairs).map(seriesOf),
          pairs.length,
          MAX_POINTS,
          firstSequence,
        );
        expect(picks.length).toBeLessThanOrEqual(MAX_POINTS);
        expect(picks[0]).toBe(0);
        expect(picks.at(-1)).toBe(pairs.length - 1);
        for (let i = 1; i < picks.length; i += 1) {
          expect(picks[i]).toBeGreaterThan(picks[i - 1] ?? Number.NaN);
        }
      }),
    );
  });

  it('keeps the least and the greatest value of each series', () => {
    fc.assert(
      fc.property(rows, sequence, (pairs, firstSequence) => {
        const series = columns(pairs);
        const picks = minMaxPicks(series.map(seriesOf), pairs.length, MAX_POINTS, firstSequence);
        for (const values of series) {
          const picked = picks.map((index) => values[index] ?? Number.NaN);
          expect(extremes(picked)).toEqual(extremes(values));
        }
      }),
    );
  });

  it('keeps a gap visible', () => {
    fc.assert(
      fc.property(rows, sequence, (pairs, firstSequence) => {
        const series = columns(pairs);
        const picks = minMaxPicks(series.map(seriesOf), pairs.length, MAX_POINTS, firstSequence);
        for (const values of series) {
          const hasGap = picks.some((index) => Number.isNaN(values[index]));
          expect(hasGap).toBe(values.some((one) => Number.isNaN(one)));
        }
      }),
    );
  });

  it('does not change what is past while places are added', () => {
    const values = Array.from({ length: 500 }, (_, index) => Math.sin(index * 7.3));
    const shorter = minMaxPicks([seriesOf(values)], 450, MAX_POINTS);
    const longer = minMaxPicks([seriesOf(values)], 451, MAX_POINTS);
    const settled = (picks: readonly number[]) => picks.filter((index) => index < 400);
    expect(settled(longer)).toEqual(settled(shorter));
  });
});
