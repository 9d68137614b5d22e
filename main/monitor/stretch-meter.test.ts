import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { StretchMeter } from './stretch-meter.ts';

function meterOf(...cores: (number | null)[]) {
  const meter = new StretchMeter();
  for (const each of cores) meter.push(250, each);
  return meter;
}

describe('StretchMeter', () => {
  it('parts stretches on one core from the rest', () => {
    expect(meterOf(1, 1, 0.9, 0.9, 2, 1.9, 2, 1.9).read()).toEqual({
      oneCoreMs: 1000,
      oneCoreCores: 0.95,
      restMs: 1000,
      restCores: 1.95,
    });
  });

  it('takes a tick alone for a part of what is around it', () => {
    expect(meterOf(2, 0.5, 2, 1.15, 1.15, 2).read()).toMatchObject({
      oneCoreMs: 500,
      restMs: 1000,
      restCores: 1.625,
    });
    expect(meterOf(1, 1, 2, 1).read()).toMatchObject({ oneCoreMs: 500, restMs: 500 });
  });

  it('knows nothing of a gap, over which no stretch goes', () => {
    expect(meterOf(1, 1, null, 1, null, 2).read()).toMatchObject({ oneCoreMs: 500, restMs: 500 });
  });

  it('has nothing to part where all is alike', () => {
    expect(meterOf(1, 1, 1, 1).read()).toBeNull();
    expect(meterOf(2, 2, 1, 2).read()).toBeNull();
    expect(meterOf().read()).toBeNull();
  });

  it('loses no time and no CPU time', () => {
    const ticks = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 999 }), fc.double({ min: 0, max: 4, noNaN: true })),
    );
    fc.assert(
      fc.property(ticks, (all) => {
        const meter = new StretchMeter();
        for (const [ms, cores] of all) meter.push(ms, cores);
        const parts = meter.read();
        fc.pre(parts !== null);
        const { oneCoreMs, oneCoreCores, restMs, restCores } = parts;
        const cpuMs = all.reduce((sum, [ms, cores]) => sum + ms * cores, 0);
        expect(oneCoreMs + restMs).toBe(all.reduce((sum, [ms]) => sum + ms, 0));
        expect(oneCoreMs * oneCoreCores + restMs * restCores).toBeCloseTo(cpuMs);
        expect(oneCoreCores).toBeLessThanOrEqual(1.15 + 1e-9);
      }),
    );
  });
});
