import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { coreBusyShares, machineCoresUsed, toCoreTimes } from './core-load.ts';

const coreTimes = fc.record({ busyMs: fc.nat(1e9), idleMs: fc.nat(1e9) });

describe('coreBusyShares', () => {
  it('knows nothing at the first reading', () => {
    expect(coreBusyShares(null, [{ busyMs: 5, idleMs: 5 }])).toEqual([null]);
  });

  it('counts everything but idle as busy', () => {
    const cpu = (user: number, idle: number) => ({
      times: { user, nice: 1, sys: 2, irq: 3, idle },
    });
    const shares = coreBusyShares(toCoreTimes([cpu(0, 0)]), toCoreTimes([cpu(30, 10)]));
    expect(shares).toEqual([0.75]);
  });

  it('does not know a core whose counters stood still or ran backwards', () => {
    const before = [
      { busyMs: 10, idleMs: 10 },
      { busyMs: 10, idleMs: 10 },
    ];
    const now = [
      { busyMs: 10, idleMs: 10 },
      { busyMs: 9, idleMs: 20 },
    ];
    expect(coreBusyShares(before, now)).toEqual([null, null]);
  });

  it('does not know a core that was plugged in since', () => {
    expect(coreBusyShares([], [{ busyMs: 1, idleMs: 1 }])).toEqual([null]);
  });

  it('gives shares within 0…1 or null, never NaN', () => {
    fc.assert(
      fc.property(fc.array(coreTimes), fc.array(coreTimes), (before, now) => {
        for (const share of coreBusyShares(before, now)) {
          if (share === null) continue;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('machineCoresUsed', () => {
  it('adds up the shares', () => expect(machineCoresUsed([0.5, 1])).toBe(1.5));
  it('is not known when one core is not', () => expect(machineCoresUsed([1, null])).toBeNull());
  it('is not known without cores', () => expect(machineCoresUsed([])).toBeNull());
});
