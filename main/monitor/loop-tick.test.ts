import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type GaugeReading, LoopMeter } from './loop-tick.ts';

const UNKNOWN = { loopUtilisation: null, loopDelayMs: null, heapUsedBytes: null, rejections: 0 };

/** A loop that was watched from 0 on. */
function reading(atMs: number, changes: Partial<GaugeReading> = {}): GaugeReading {
  return {
    atMs,
    loopActiveMs: null,
    loopIdleMs: null,
    loopDelayMs: null,
    heapUsedBytes: null,
    ...changes,
  };
}

const busy = (atMs: number, loopActiveMs: number, loopIdleMs: number): GaugeReading =>
  reading(atMs, { loopActiveMs, loopIdleMs });

describe('LoopMeter', () => {
  it('tells the use of the loop from the difference of two readings, and none from one', () => {
    const meter = new LoopMeter(0);
    const readings = [busy(100, 50, 50)];
    expect(meter.tick(readings, 110, null)).toEqual(UNKNOWN);
    readings.push(busy(350, 125, 225));
    expect(meter.tick(readings, 360, 250)).toMatchObject({ loopUtilisation: 0.3 });
  });

  it('takes all readings since the last tick: their greatest delay, the youngest heap', () => {
    const meter = new LoopMeter(0);
    const readings = [busy(100, 0, 100)];
    meter.tick(readings, 100, null);
    readings.push(
      { ...busy(350, 100, 250), loopDelayMs: 40, heapUsedBytes: 9 },
      { ...busy(600, 400, 200), loopDelayMs: 70, heapUsedBytes: 7 },
      { ...busy(850, 400, 450), loopDelayMs: 3, heapUsedBytes: 8 },
    );
    // The middle one runs backwards only to the one beside it; over the tick it holds.
    expect(meter.tick(readings, 900, 800)).toEqual({
      loopUtilisation: 400 / 750,
      loopDelayMs: 70,
      heapUsedBytes: 8,
      rejections: 0,
    });
  });

  it('keeps what it knows where a tick brings nothing new, and for no longer than a second', () => {
    const meter = new LoopMeter(0);
    const readings = [reading(100, { loopDelayMs: 5 })];
    const known = { ...UNKNOWN, loopDelayMs: 5 };
    expect(meter.tick(readings, 200, 250)).toEqual(known);
    expect(meter.tick(readings, 450, 250)).toEqual(known);
    expect(meter.tick(readings, 1100, 250)).toEqual(known);
    expect(meter.tick(readings, 1101, 250)).toEqual(UNKNOWN);
  });

  it('waits for two and a half ticks where these are longer than a second', () => {
    const meter = new LoopMeter(0);
    const readings = [reading(1000, { loopDelayMs: 5 })];
    meter.tick(readings, 2000, 2000);
    expect(meter.tick(readings, 6000, 2000).loopDelayMs).toBe(5);
    expect(meter.tick(readings, 6001, 2000)).toEqual(UNKNOWN);
  });

  it('does not know the use of a loop whose counters run backwards or stand still', () => {
    const meter = new LoopMeter(0);
    const readings = [busy(500, 400, 100)];
    meter.tick(readings, 500, null);
    readings.push(busy(750, 10, 20));
    expect(meter.tick(readings, 750, 250).loopUtilisation).toBeNull();
    readings.push(busy(1000, 10, 20));
    expect(meter.tick(readings, 1000, 250).loopUtilisation).toBeNull();
    readings.push(busy(1250, 20, 30));
    expect(meter.tick(readings, 1250, 250).loopUtilisation).toBe(0.5);
  });

  it('rejects and counts what is longer than the run', () => {
    const meter = new LoopMeter(1000);
    const readings = [
      reading(1500, { loopDelayMs: 100 }),
      reading(1750, { loopDelayMs: 5000 }),
      busy(1800, 1200, 700),
    ];
    expect(meter.tick(readings, 1800, 250)).toEqual({
      ...UNKNOWN,
      loopDelayMs: 100,
      rejections: 2,
    });
    expect(meter.tick(readings, 2000, 250).rejections).toBe(0);
  });

  it('goes on where the readings it knew are no longer kept', () => {
    const meter = new LoopMeter(0);
    meter.tick([busy(100, 50, 50)], 100, null);
    const later = [busy(900, 450, 450), busy(1000, 550, 450)];
    expect(meter.tick(later, 1000, 900).loopUtilisation).toBeCloseTo(500 / 900);
  });

  it('gives a share of 0 … 1 or nothing, whatever is told', () => {
    const told = fc.record({
      atMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
      loopActiveMs: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      loopIdleMs: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      loopDelayMs: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      heapUsedBytes: fc.option(fc.nat()),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 20 }), fc.nat({ max: 4 }), (all, step) => {
        const meter = new LoopMeter(0);
        const readings: GaugeReading[] = [];
        for (const [index, each] of all.entries()) {
          readings.push(each);
          if (index % (step + 1) !== 0) continue;
          const { loopUtilisation, loopDelayMs } = meter.tick(readings, each.atMs, 250);
          expect(loopUtilisation ?? 0).toBeGreaterThanOrEqual(0);
          expect(loopUtilisation ?? 0).toBeLessThanOrEqual(1);
          expect(loopDelayMs ?? 0).toBeLessThanOrEqual(1e6);
        }
      }),
    );
  });
});
