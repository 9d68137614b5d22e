import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { timesCounted } from './shared-pages.ts';

const MIB = 1024 * 1024;

describe('timesCounted', () => {
  it('is the number of processes where all share the same pages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 64 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 90 }),
        (processes, sharedMib, ownMib) => {
          const ussBytes = processes * ownMib * MIB;
          const sums = {
            rssBytes: ussBytes + processes * sharedMib * MIB,
            pssBytes: ussBytes + sharedMib * MIB,
            ussBytes,
            processes,
          };
          fc.pre(sharedMib > 0.011 * (sums.pssBytes / MIB));
          expect(timesCounted(sums)).toBeCloseTo(processes, 6);
        },
      ),
    );
  });

  it('tells nothing of what is not known, contradicts itself or is hardly shared', () => {
    const sums = { rssBytes: 90, pssBytes: 50, ussBytes: 10, processes: 4 };
    expect(timesCounted({ ...sums, pssBytes: null })).toBeNull();
    expect(timesCounted({ ...sums, rssBytes: 40 })).toBeNull();
    expect(timesCounted({ ...sums, ussBytes: 50 })).toBeNull();
  });

  it('counts no page twice in one process, whoever else has it', () => {
    expect(timesCounted({ rssBytes: 90, pssBytes: 30, ussBytes: 10, processes: 1 })).toBe(1);
  });
});
