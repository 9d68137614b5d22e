import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logScale } from './log-scale.ts';
import { overlaySpan, overlayTicks } from './overlay-span.ts';
import {
  amdahlCurve,
  bestSeries,
  speedupAxisEnd,
  speedupTicks,
  uslCurve,
} from './scaling-curve.ts';
import { timeScale } from './time-scale.ts';

describe('timeScale', () => {
  it('shows everything, with few round numbers from 0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e8, noNaN: true }), (mostMs) => {
        const { endMs, ticksMs } = timeScale(mostMs);
        expect(endMs).toBeGreaterThanOrEqual(mostMs * (1 - 1e-6));
        expect(ticksMs[0]).toBe(0);
        expect(ticksMs.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('has a unit that people read', () => {
    expect(timeScale(1700)).toMatchObject({ unit: 'ms', endMs: 2000 });
    expect(timeScale(17_000).unit).toBe('s');
    expect(timeScale(0.3).format(0.1)).toBe('0.1');
  });
});

describe('logScale', () => {
  it('spans whole powers of ten and keeps the order', () => {
    const { ticks, place } = logScale([0.18, 42]);
    expect(ticks).toEqual([0.1, 1, 10, 100]);
    expect(place(0.18)).toBeLessThan(place(1));
    expect(place(1) - place(0.1)).toBeCloseTo(place(100) - place(10));
    expect(place(0)).toBe(place(0.1));
  });

  it('is there without values too', () => {
    expect(logScale([]).ticks).toEqual([1, 10]);
  });
});

describe('fitted curves', () => {
  it('begin at 1 and follow their laws', () => {
    const amdahl = amdahlCurve(0.1, 8);
    expect(amdahl[0]).toEqual({ workers: 1, speedup: 1 });
    expect(amdahl.at(-1)?.speedup).toBeCloseTo(1 / (0.1 + 0.9 / 8));
    const usl = uslCurve(0.02, 0.01, 8);
    expect(usl[0]?.speedup).toBe(1);
    expect(usl.at(-1)?.speedup).toBeCloseTo(8 / (1 + 0.02 * 7 + 0.01 * 56));
    expect(uslCurve(0, 0, 8).at(-1)?.speedup).toBe(8);
  });

  it('have an axis with room above what was measured', () => {
    const slow = { points: [{ configuration: 'c1', workers: 4, speedup: 1.01, ci95: null }] };
    const fast = { points: [{ configuration: 'c2', workers: 4, speedup: 3.6, ci95: null }] };
    const whole = [slow, fast].map((one) => ({
      ...one,
      label: '',
      configurations: [],
      amdahl: null,
      usl: null,
      knee: null,
    }));
    expect(speedupAxisEnd(whole)).toBe(5);
    expect(speedupAxisEnd(whole.slice(0, 1))).toBe(2);
    expect(speedupTicks(5)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(speedupTicks(40).length).toBeLessThanOrEqual(7);
    expect(bestSeries(whole)).toBe(1);
    expect(bestSeries([])).toBe(0);
  });
});

describe('the axis of an overlay', () => {
  it('has 0 among its round numbers, all within the span', () => {
    const ends = fc.tuple(
      fc.double({ min: -50, max: 0, noNaN: true }),
      fc.double({ min: 0.1, max: 5000, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, ([start, end]) => {
        const span = overlaySpan([{ points: [{ atS: start }, { atS: end }] }]);
        const ticks = overlayTicks(span);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(span[0] - 1e-6 * Math.abs(span[0]));
          expect(tick).toBeLessThanOrEqual(span[1] * (1 + 1e-6));
        }
      }),
    );
  });
});
