import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { byStart, lanesOf, type Stretch } from './task-lanes.ts';

function stretches(leastNs: number): fc.Arbitrary<Stretch[]> {
  const pair = fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: leastNs, max: 10 }));
  return fc
    .array(pair, { maxLength: 60 })
    .map((pairs) => pairs.map(([startNs, ns]) => ({ startNs, endNs: startNs + ns })).sort(byStart));
}

/** How many are under way at once, at most. */
function mostAtOnce(all: readonly Stretch[]): number {
  const at = (ns: number) => all.filter(({ startNs, endNs }) => startNs <= ns && ns < endNs).length;
  return Math.max(0, ...all.map(({ startNs }) => at(startNs)));
}

describe('lanesOf', () => {
  it('lets nothing overlap within a lane', () => {
    fc.assert(
      fc.property(stretches(0), (all) => {
        const lanes = lanesOf(all);
        const ends = new Map<number, number>();
        for (const [index, { startNs, endNs }] of all.entries()) {
          const lane = lanes[index] ?? -1;
          expect(startNs).toBeGreaterThanOrEqual(ends.get(lane) ?? 0);
          ends.set(lane, endNs);
        }
      }),
    );
  });

  it('takes as few lanes as can be', () => {
    fc.assert(
      fc.property(stretches(1), (all) => {
        const used = Math.max(0, ...lanesOf(all).map((lane) => lane + 1));
        expect(used).toBe(mostAtOnce(all));
      }),
    );
  });
});
