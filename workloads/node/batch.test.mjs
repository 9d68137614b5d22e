// @ts-check
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Batch } from './batch.mjs';

describe('Batch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it.each([
    [true, 250],
    [false, 1000],
  ])(
    'passes every record on once, in order, at most 256 at a time (watched: %s) and %i ms late',
    (isWatched, latestMs) => {
      const steps = fc.array(fc.record({ records: fc.nat(400), pauseMs: fc.nat(1600) }));
      fc.assert(
        fc.property(steps, (script) => {
          /** @type {number[][]} */
          const sent = [];
          const addedMs = new Map();
          const batch = new Batch((/** @type {number[]} */ records) => {
            sent.push(records);
            for (const record of records)
              expect(Date.now() - addedMs.get(record)).toBeLessThanOrEqual(latestMs);
          }, isWatched);
          let added = 0;
          for (const { records, pauseMs } of script) {
            for (let n = 0; n < records; n += 1, added += 1) {
              addedMs.set(added, Date.now());
              batch.add(added);
            }
            vi.advanceTimersByTime(pauseMs);
          }
          batch.flush();
          expect(sent.flat()).toEqual(Array.from({ length: added }, (_, n) => n));
          expect(sent.every((records) => records.length > 0 && records.length <= 256)).toBe(true);
          expect(vi.getTimerCount()).toBe(0);
        }),
      );
    },
  );
});
