// @ts-check
import { describe, expect, it } from 'vitest';

import { excessOf, growthOf } from './flatness.mjs';

/** An hour, a reading a minute. @param {(minute: number) => number} heldMiB */
const hourOf = (heldMiB) =>
  Array.from({ length: 61 }, (_, minute) => ({
    ...{ atS: 60 * minute, heldMiB: heldMiB(minute), rssMiB: 1 },
    ...{ handles: 10 + Math.floor(minute / 20), processes: 2 },
  }));

describe('growth', () => {
  it('is none where memory only goes to and fro', () => {
    const { percentAnHour, ci95 } = growthOf(
      hourOf((minute) => 100 + (minute % 2)),
      (each) => each.heldMiB,
    );
    expect(percentAnHour).toBeCloseTo(0, 6);
    expect(ci95?.[0]).toBeLessThanOrEqual(0);
    expect(ci95?.[1]).toBeGreaterThanOrEqual(0);
  });

  it('is found, small as it is, beside noise that is greater', () => {
    const { percentAnHour, ci95 } = growthOf(
      hourOf((minute) => 100 + minute / 12 + Math.sin(minute * 7)),
      (each) => each.heldMiB,
    );
    expect(percentAnHour).toBeGreaterThan(3);
    expect(percentAnHour).toBeLessThan(7);
    expect(ci95?.[0]).toBeGreaterThan(0);
  });

  it('does not count the beginning', () => {
    const usage = hourOf((minute) => (minute < 10 ? 10 * minute : 100));
    expect(growthOf(usage, (each) => each.heldMiB).percentAnHour).toBe(0);
  });

  it('of what is counted is what there is more in the end', () => {
    expect(
      excessOf(
        hourOf(() => 1),
        (each) => each.handles,
      ),
    ).toBe(3);
    expect(
      excessOf(
        hourOf(() => 1),
        (each) => each.processes,
      ),
    ).toBe(0);
    expect(excessOf([], (each) => each.handles)).toBeNaN();
  });
});
