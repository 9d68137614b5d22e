import { describe, expect, it } from 'vitest';

import type { MachineFacts } from '../../../contract/ipc.ts';
import { coreMarks, sliderIndex, sliderSteps } from './worker-scale.ts';

function machine(facts: Partial<MachineFacts>): MachineFacts {
  return {
    platform: 'linux',
    cpuModel: '',
    logicalCores: 8,
    physicalCores: 4,
    siblingCores: null,
    effectiveCores: 8,
    memoryBytes: 0,
    allowedCores: [0, 1, 2, 3, 4, 5, 6, 7],
    noAffinityReason: null,
    ...facts,
  };
}

describe('sliderSteps', () => {
  it.each([1, 2, 6, 8, 16, 64])(
    'offers each count up to %d cores and ends at four times',
    (cores) => {
      const steps = sliderSteps(cores);
      expect(steps.slice(0, cores)).toEqual(Array.from({ length: cores }, (_, index) => index + 1));
      expect(steps.at(-1)).toBeGreaterThan(cores * 3.5);
      expect(steps.at(-1)).toBeLessThanOrEqual(cores * 4);
    },
  );

  it('offers no more than there may be', () => {
    expect(sliderSteps(128).at(-1)).toBe(256);
  });

  it('stands at the nearest step for a count of its own', () => {
    const steps = sliderSteps(2);
    expect(sliderIndex(steps, 3)).toBe(2);
    expect(sliderIndex(steps, 256)).toBe(steps.length - 1);
    expect(sliderIndex(steps, Number.NaN)).toBe(0);
  });
});

describe('coreMarks', () => {
  it('marks physical and logical cores', () => {
    expect(coreMarks(machine({}))).toEqual([
      { workers: 4, label: 'physical' },
      { workers: 8, label: 'logical' },
    ]);
  });

  it('marks what is allowed where that is less', () => {
    expect(coreMarks(machine({ effectiveCores: 1.5 }))[0]).toEqual({
      workers: 1,
      label: 'allowed',
    });
  });

  it('joins marks at one place, and leaves out what is not known', () => {
    expect(coreMarks(machine({ physicalCores: 8 }))).toEqual([
      { workers: 8, label: 'physical and logical' },
    ]);
    expect(coreMarks(machine({ physicalCores: null }))).toHaveLength(1);
  });
});
