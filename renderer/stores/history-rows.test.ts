import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { simulatedEntries } from '../dev/simulated-entries.ts';
import { indexOfKey, keyOf, missingPages, withEntry, withPage } from './history-rows.ts';
import { whyNoOverlay, withRange, withToggled } from './history-selection.ts';

const entries = simulatedEntries(40, 1_700_000_000_000);
const runs = entries.filter(({ kind }) => kind === 'run');

function selectionOf(chosen: typeof entries) {
  return chosen.reduce<ReturnType<typeof withToggled>>(withToggled, new Map());
}

describe('rows of the history', () => {
  it('come to the whole list, in whatever order its pages arrive', () => {
    const pageSize = 7;
    const offsets = Array.from({ length: Math.ceil(entries.length / pageSize) }, (_, i) => i * 7);
    fc.assert(
      fc.property(fc.shuffledSubarray(offsets, { minLength: offsets.length }), (order) => {
        const rows = order.reduce<ReturnType<typeof withPage>>(
          (read, offset) =>
            withPage(read, offset, entries.slice(offset, offset + pageSize), entries.length),
          [],
        );
        expect(rows).toEqual(entries);
        expect(missingPages(rows, 0, rows.length, pageSize)).toEqual([]);
      }),
    );
  });

  it('know which pages are missing in what is in sight', () => {
    const rows = withPage([], 20, entries.slice(20, 30), 40);
    expect(missingPages(rows, 18, 32, 10)).toEqual([10, 30]);
    expect(missingPages(rows, -5, 400, 10)).toEqual([0, 10, 30]);
    expect(missingPages(rows, 20, 30, 10)).toEqual([]);
  });

  it('forget what is beyond a list that has become shorter', () => {
    const rows = withPage(entries, 0, entries.slice(0, 3), 3);
    expect(rows).toEqual(entries.slice(0, 3));
  });

  it('replace an entry by its newer self, in its place', () => {
    const changed = { ...runs[2], starred: true, id: runs[2]?.id ?? '' } as (typeof entries)[0];
    const rows = withEntry(entries, changed);
    expect(rows[indexOfKey(rows, keyOf(changed))]).toBe(changed);
    expect(rows).toHaveLength(entries.length);
    expect(indexOfKey(rows, 'run:none')).toBe(-1);
  });
});

describe('selection', () => {
  it('takes a second choice of the same entry back', () => {
    const [first] = entries;
    if (first === undefined) throw new Error('No entries');
    expect(withToggled(selectionOf([first]), first).size).toBe(0);
  });

  it('spans a range in both directions, and keeps what was chosen before', () => {
    const before = selectionOf([entries[30]].flatMap((entry) => entry ?? []));
    expect([...withRange(before, entries, 5, 2).keys()]).toEqual([
      ...before.keys(),
      ...entries.slice(2, 6).map(keyOf),
    ]);
  });

  it('says why entries can’t be laid over each other', () => {
    expect(whyNoOverlay(selectionOf(runs.slice(0, 1)))).toContain('2 to 8');
    expect(whyNoOverlay(selectionOf(runs.slice(0, 2)))).toBeNull();
    expect(whyNoOverlay(selectionOf(runs.slice(0, 8)))).toBeNull();
    expect(whyNoOverlay(selectionOf(runs.slice(0, 9)))).toContain('At most 8');
    expect(whyNoOverlay(selectionOf(entries.slice(2, 5)))).toContain('Only runs');
  });
});
