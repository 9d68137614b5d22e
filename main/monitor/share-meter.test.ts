import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ShareMeter } from './share-meter.ts';

const UNKNOWN = { share: null, isRejected: false };

it('tells the share from the second reading on', () => {
  const meter = new ShareMeter((elapsedMs) => elapsedMs);
  expect(meter.tick(1000, 40)).toEqual(UNKNOWN);
  expect(meter.tick(1250, 90)).toEqual({ share: 0.2, isRejected: false });
  expect(meter.tick(1500, 90)).toEqual({ share: 0, isRejected: false });
});

it('knows nothing at a gap, nor right after it', () => {
  const meter = new ShareMeter((elapsedMs) => elapsedMs);
  meter.tick(0, 0);
  expect(meter.tick(250, null)).toEqual(UNKNOWN);
  expect(meter.tick(500, 100)).toEqual(UNKNOWN);
  expect(meter.tick(750, 150).share).toBe(0.2);
});

it('rejects what runs backwards or grows too fast, and goes on from there', () => {
  const meter = new ShareMeter((elapsedMs) => elapsedMs + 20);
  meter.tick(0, 100);
  expect(meter.tick(250, 99)).toEqual({ share: null, isRejected: true });
  expect(meter.tick(500, 370)).toEqual({ share: null, isRejected: true });
  expect(meter.tick(750, 640)).toEqual({ share: 1.08, isRejected: false });
});

it('makes and loses no time: the shares of all ticks add up to what the counter grew by', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.nat({ max: 2000 })));
  fc.assert(
    fc.property(steps, (all) => {
      const meter = new ShareMeter(() => Infinity);
      let [atMs, totalMs, seenMs] = [0, 7, 0];
      meter.tick(atMs, totalMs);
      for (const [elapsedMs, grownMs] of all) {
        atMs += elapsedMs;
        totalMs += grownMs;
        seenMs += (meter.tick(atMs, totalMs).share ?? NaN) * elapsedMs;
      }
      expect(seenMs).toBeCloseTo(totalMs - 7, 3);
    }),
  );
});
