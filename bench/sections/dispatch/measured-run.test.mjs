// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseMeasuredRun, sameWork, tasksFor, tasksPerS } from './measured-run.mjs';

describe('parseMeasuredRun', () => {
  it.each([[{ wallMs: null, digest: 'ab' }], [{ wallMs: 5, digest: null }], [{ wallMs: 0 }], ['']])(
    'takes no run that did not complete: %j',
    (answer) => {
      expect(() => parseMeasuredRun(answer)).toThrow(/did not complete/);
    },
  );

  it('leaves out what else there is', () => {
    const run = { wallMs: 5, digest: 'ab' };
    expect(parseMeasuredRun({ ...run, state: 'completed' })).toEqual(run);
  });
});

describe('sameWork', () => {
  it('names who did other work', () => {
    const runs = new Map([
      ['bare', [{ wallMs: 1, digest: 'a' }]],
      [
        'Corelane',
        [
          { wallMs: 1, digest: 'a' },
          { wallMs: 1, digest: 'b' },
        ],
      ],
    ]);
    expect(() => sameWork(runs)).toThrow(/^Corelane did not do the work of bare/);
    runs.delete('Corelane');
    expect(() => sameWork(runs)).not.toThrow();
  });
});

it('counts tasks a second', () => {
  expect(tasksPerS(500, [{ wallMs: 250, digest: '' }])).toEqual([2000]);
});

describe('tasksFor', () => {
  it('takes as long as is wanted, within what a run takes', () => {
    expect(tasksFor({ tasks: 5000, wallMs: 100 }, 2000)).toBe(100_000);
    const tried = fc.record({
      tasks: fc.integer({ min: 1, max: 1e6 }),
      wallMs: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(tried, fc.integer({ min: 1, max: 60_000 }), (first, wantedMs) => {
        const tasks = tasksFor(first, wantedMs);
        expect(tasks % 1000).toBe(0);
        expect(tasks).toBeGreaterThanOrEqual(1000);
        expect(tasks).toBeLessThanOrEqual(1_000_000);
      }),
    );
  });
});
