// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { coresUsedIn, cpuNsAt, errorsOf } from './truth.mjs';

/** Burns half of every 20, from 1000 on; the CPU clock starts at 5. */
const HALF = Array.from({ length: 50 }, (_, period) => [
  /** @type {const} */ ([1000 + 20 * period, 5 + 10 * period]),
  /** @type {const} */ ([1010 + 20 * period, 15 + 10 * period]),
]).flat();

describe('the truth', () => {
  it('is a line while burning, and level while asleep', () => {
    expect(cpuNsAt(HALF, 1000)).toBe(5);
    expect(cpuNsAt(HALF, 1005)).toBe(10);
    expect(cpuNsAt(HALF, 1012)).toBe(15);
    expect(cpuNsAt(HALF, 1020)).toBe(15);
  });

  it('is not known outside of the trace', () => {
    expect(cpuNsAt(HALF, 999)).toBeNaN();
    expect(cpuNsAt(HALF, 1991)).toBeNaN();
    expect(cpuNsAt([], 0)).toBeNaN();
  });

  it('of adjoining spans adds up', () => {
    const moment = fc.integer({ min: 1000, max: 1990 });
    fc.assert(
      fc.property(fc.uniqueArray(moment, { minLength: 3, maxLength: 3 }), (moments) => {
        const [a = 0, b = 0, c = 0] = moments.sort((left, right) => left - right);
        const parts = coresUsedIn(HALF, { fromNs: a, toNs: b }) * (b - a);
        const rest = coresUsedIn(HALF, { fromNs: b, toNs: c }) * (c - b);
        expect(parts + rest).toBeCloseTo(coresUsedIn(HALF, { fromNs: a, toNs: c }) * (c - a), 9);
      }),
    );
  });
});

describe('errors', () => {
  /** @param {number} shift */
  const seenWith = (shift) =>
    Array.from({ length: 20 }, (_, index) => {
      const span = { fromNs: 1000 + 40 * index, toNs: 1040 + 40 * index };
      return { ...span, coresUsed: coresUsedIn(HALF, span) + shift };
    });

  it('are none for the truth itself', () => {
    expect(errorsOf(seenWith(0), HALF)).toMatchObject({ meanPoints: 0, p95Points: 0, count: 20 });
  });

  it('are points of a core, whichever side they lie on', () => {
    for (const shift of [0.02, -0.02]) {
      const errors = errorsOf(seenWith(shift), HALF);
      expect(errors.meanPoints).toBeCloseTo(2, 9);
      expect(errors.p95Points).toBeCloseTo(2, 9);
    }
  });

  it('of single spans may cancel out in the mean', () => {
    const seen = seenWith(0).map((span, index) => ({
      ...span,
      coresUsed: span.coresUsed + (index % 2 === 0 ? 0.1 : -0.1),
    }));
    const errors = errorsOf(seen, HALF);
    expect(errors.meanPoints).toBeCloseTo(0, 9);
    expect(errors.p95Points).toBeCloseTo(10, 9);
  });

  it('leave out what reaches beyond the trace, and gaps', () => {
    const seen = [
      { fromNs: 900, toNs: 1010, coresUsed: 9 },
      { fromNs: 1010, toNs: 1050, coresUsed: NaN },
    ];
    expect(errorsOf(seen, HALF)).toMatchObject({ count: 0, meanPoints: NaN, p95Points: NaN });
  });
});
