import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { QUIET_FULL_PACE_MS, SLOWEST_TICK_MS, TickPace } from './tick-pace.ts';

function paceAfter(costMs: number, ticks = 20): TickPace {
  const pace = new TickPace();
  for (let tick = 0; tick < ticks; tick += 1) pace.note(costMs);
  return pace;
}

describe('TickPace', () => {
  it('keeps what was set while ticks are cheap, or not known yet', () => {
    expect(paceAfter(5).intervalMs(250, null)).toBe(250);
    expect(paceAfter(100, 8).intervalMs(250, null)).toBe(250);
  });

  it('lengthens so that ticks stay within a twentieth of a core', () => {
    expect(paceAfter(20).intervalMs(250, null)).toBe(500);
    expect(paceAfter(20).intervalMs(1000, null)).toBe(1000);
  });

  it('is stricter in a quiet run, once it has gone on for a while', () => {
    expect(paceAfter(1.5).intervalMs(250, 0)).toBe(250);
    expect(paceAfter(1.5).intervalMs(250, QUIET_FULL_PACE_MS)).toBe(500);
  });

  it('is not led by single dear ticks', () => {
    const pace = paceAfter(1);
    for (let tick = 0; tick < 4; tick += 1) pace.note(500);
    expect(pace.intervalMs(250, null)).toBe(250);
  });

  it('is never quicker than set, nor slower than the slowest', () => {
    const any = fc.record({
      costMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
      setMs: fc.integer({ min: 100, max: 2000 }),
    });
    fc.assert(
      fc.property(any, fc.option(fc.nat(60_000)), ({ costMs, setMs }, quietForMs) => {
        const intervalMs = paceAfter(costMs).intervalMs(setMs, quietForMs);
        expect(intervalMs).toBeGreaterThanOrEqual(setMs);
        expect(intervalMs).toBeLessThanOrEqual(SLOWEST_TICK_MS);
      }),
    );
  });
});
