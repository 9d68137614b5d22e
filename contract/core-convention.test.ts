import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  basesOf,
  basesOfResult,
  convertCores,
  CORE_CONVENTIONS,
  type CoreBases,
  coresOfRun,
  UNKNOWN_BASES,
  wholeCores,
} from './core-convention.ts';

const convention = fc.constantFrom(...CORE_CONVENTIONS);
const use = fc.double({ min: 0, max: 1024, noNaN: true });

/** A limit is never more than there is. */
const bases: fc.Arbitrary<CoreBases> = fc
  .tuple(fc.integer({ min: 1, max: 1024 }), fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([logicalCores, share]) => ({ logicalCores, effectiveCores: logicalCores * share }));

describe('convertCores', () => {
  it('divides by what the convention says', () => {
    const machine = { logicalCores: 8, effectiveCores: 2 };
    const all = CORE_CONVENTIONS.map((each) => convertCores(1.02, each, machine));
    expect(all).toEqual([1.02, 102, 12.75, 51]);
  });

  it('can be taken back', () => {
    fc.assert(
      fc.property(use, convention, bases, (cores, each, machine) => {
        const value = convertCores(cores, each, machine) ?? Number.NaN;
        const whole = wholeCores(each, machine) ?? Number.NaN;
        const back = each === 'cores' ? value : (value * whole) / 100;
        expect(back).toBeCloseTo(cores, 9);
      }),
    );
  });

  it('keeps the order, and nothing at nothing', () => {
    fc.assert(
      fc.property(use, use, convention, bases, (one, other, each, machine) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const converted = [less, more].map((cores) => convertCores(cores, each, machine) ?? -1);
        expect(converted[0]).toBeLessThanOrEqual(converted[1] ?? -1);
        expect(convertCores(0, each, machine)).toBe(0);
      }),
    );
  });

  it('is never less of the limit than of the machine', () => {
    fc.assert(
      fc.property(use, bases, (cores, machine) => {
        const ofLimit = convertCores(cores, 'of-limit', machine) ?? -1;
        expect(ofLimit).toBeGreaterThanOrEqual(convertCores(cores, 'of-machine', machine) ?? 0);
      }),
    );
  });

  it.each([null, Number.NaN])('of %s is not known', (cores) => {
    for (const each of CORE_CONVENTIONS)
      expect(convertCores(cores, each, { logicalCores: 2, effectiveCores: 2 })).toBeNull();
  });

  it('is not known without a base, but in cores and of one core, which need none', () => {
    const all = CORE_CONVENTIONS.map((each) => convertCores(1, each, UNKNOWN_BASES));
    expect(all).toEqual([1, 100, null, null]);
  });

  it.each([0, -1, Number.NaN, Infinity])('is not known of %s cores', (cores) => {
    const machine = { logicalCores: cores, effectiveCores: cores };
    expect(convertCores(1, 'of-machine', machine)).toBeNull();
    expect(convertCores(1, 'of-limit', machine)).toBeNull();
  });
});

describe('the limit', () => {
  it('is that of the machine, or the cores that the run was confined to', () => {
    const machine = { logicalCores: 8, effectiveCores: 1.5 };
    expect(basesOf(machine, null)).toEqual(machine);
    expect(basesOf(machine, [3])).toEqual({ logicalCores: 8, effectiveCores: 1 });
    expect(coresOfRun(1.5, [0, 1])).toBe(1.5);
  });

  it('of a result is its own', () => {
    const machine = { logicalCores: 8, effectiveCores: 8 };
    expect(basesOfResult({ machine, effectiveCores: 1 })).toEqual({
      ...machine,
      effectiveCores: 1,
    });
  });
});
