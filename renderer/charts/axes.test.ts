import { describe, expect, it } from 'vitest';

import { CORE_CONVENTIONS, wholeCores } from '../../contract/core-convention.ts';
import { coreTicks, coreTickText, coreUseTicks } from './core-axis.ts';
import { sparklinePath } from './sparkline.tsx';
import { timeAxisEndS, timeTicksS } from './time-axis.ts';
import { workMarkers } from './work-markers.tsx';

describe('time axis', () => {
  it('spans ten seconds at least while live, and moves in whole steps', () => {
    expect(timeAxisEndS(0.3, true)).toBe(10);
    expect(timeAxisEndS(10.2, true)).toBe(timeAxisEndS(11.9, true));
  });

  it('ends where the data ends afterwards', () => {
    expect(timeAxisEndS(16.9, false)).toBe(16.9);
    expect(timeTicksS(16.9)).toEqual([0, 5, 10, 15]);
  });

  it.each([0, 0.05, 1, 59, 3600, 86_400, 400_000])('has few ticks over %d s', (lastS) => {
    const endS = timeAxisEndS(lastS, false);
    const ticksS = timeTicksS(endS);
    expect(ticksS.length).toBeLessThanOrEqual(8);
    expect(ticksS.at(-1)).toBeLessThanOrEqual(endS);
  });
});

describe('coreUseTicks', () => {
  const texts = (
    convention: (typeof CORE_CONVENTIONS)[number],
    logicalCores: number,
    effectiveCores = logicalCores,
  ) => {
    const scale = { convention, bases: { logicalCores, effectiveCores } };
    return coreUseTicks(logicalCores, scale).map((cores) => coreTickText(cores, scale));
  };

  it.each([
    ['cores', 2, 2, '0 1 2'],
    ['of-one-core', 2, 2, '0 100 200'],
    ['of-one-core', 64, 64, '0 1600 3200 4800 6400'],
    ['of-machine', 2, 1, '0 25 50 75 100'],
    ['of-machine', 7, 7, '0 25 50 75 100'],
    ['of-limit', 2, 2, '0 25 50 75 100'],
    ['of-limit', 2, 1.5, '0 50 100'],
    ['of-limit', 2, 1, '0 50 100 150 200'],
    ['of-limit', 64, 1, '0 2000 4000 6000'],
    ['of-limit', 64, 6, '0 500 1000'],
  ] as const)('%s of %d cores, %d allowed: %s', (convention, logical, effective, expected) => {
    expect(texts(convention, logical, effective).join(' ')).toBe(expected);
  });

  it('stay on the axis, and are few', () => {
    for (const convention of CORE_CONVENTIONS) {
      for (const bases of [1, 3, 24, 96, 256].map((cores) => ({
        logicalCores: cores,
        effectiveCores: cores / 3,
      }))) {
        expect(wholeCores(convention, bases)).not.toBeNull();
        const ticks = coreUseTicks(bases.logicalCores, { convention, bases });
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(Math.max(...ticks)).toBeLessThanOrEqual(bases.logicalCores + 1e-9);
      }
    }
  });
});

describe('coreTicks', () => {
  it.each([
    [1, [0, 1]],
    [2, [0, 1, 2]],
    [7, [0, 1, 3, 5, 7]],
    [8, [0, 2, 4, 6, 8]],
    [10, [0, 5, 10]],
    [16, [0, 4, 8, 12, 16]],
    [12, [0, 3, 6, 9, 12]],
    [64, [0, 16, 32, 48, 64]],
  ])('%d cores', (cores, ticks) => {
    expect(coreTicks(cores)).toEqual(ticks);
  });

  it('always ends with the number of cores', () => {
    for (let cores = 1; cores <= 256; cores += 1) expect(coreTicks(cores).at(-1)).toBe(cores);
  });
});

describe('sparklinePath', () => {
  it('lifts the pen at a gap', () => {
    const path = sparklinePath(Float64Array.of(0, 1, Number.NaN, 1), 4, 1);
    expect(path).toBe('M0.0 19.0L33.3 1.0M100.0 1.0');
  });

  it('lets fewer values stand at the right end', () => {
    expect(sparklinePath(Float64Array.of(1), 5, 1)).toBe('M100.0 1.0');
  });

  it('draws nothing of nothing', () => {
    expect(sparklinePath(new Float64Array(0), 60, 1)).toBe('');
  });
});

describe('workMarkers', () => {
  const view = { points: [], endS: 10, isLive: false, hasServer: false };

  it('leaves out what is not known', () => {
    expect(workMarkers({ ...view, workStartS: null, workEndS: null }, 10)).toEqual([]);
    expect(workMarkers({ ...view, workStartS: 1, workEndS: null }, 10)).toHaveLength(1);
  });

  it('puts the texts between the lines where they have room, else outside', () => {
    const anchors = (workStartS: number, workEndS: number) =>
      workMarkers({ ...view, workStartS, workEndS }, 10).map(({ anchor }) => anchor);
    expect(anchors(1, 9)).toEqual(['start', 'end']);
    expect(anchors(5, 6)).toEqual(['end', 'start']);
    expect(anchors(0.2, 1)).toEqual(['start', 'start']);
  });
});
