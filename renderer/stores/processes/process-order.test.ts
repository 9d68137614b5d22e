import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ordered, PROCESS_COLUMNS } from './process-order.ts';
import { processRow } from './process-row.test-support.ts';
import { keyOf } from './process-row.ts';
import { forestOf, type ProcessNode } from './process-tree.ts';

const sorts = fc.record({
  column: fc.constantFrom(...PROCESS_COLUMNS),
  descending: fc.boolean(),
});

/** Few different values, so that many are equal. */
const nodes = fc
  .array(
    fc.record({
      coresUsed: fc.option(fc.constantFrom(0, 0.5, 1)),
      rssBytes: fc.constantFrom(0, 5 * 1024 ** 2),
      name: fc.constantFrom('bash', 'sleep'),
      state: fc.constantFrom('R', 'S'),
    }),
    { maxLength: 20 },
  )
  .map((all) => [
    ...forestOf(all.map((more, index) => processRow(index + 1, 0, more))).nodes.values(),
  ]);

function pidsOf(inOrder: readonly ProcessNode[]): readonly number[] {
  return inOrder.map(({ row }) => row.pid);
}

function ranksOf(inOrder: readonly ProcessNode[]) {
  return new Map(inOrder.map(({ row }, index) => [keyOf(row), index]));
}

it('does not move anything when sorted again', () => {
  fc.assert(
    fc.property(nodes, sorts, (given, sort) => {
      const once = ordered(given, new Map(), sort, true);
      expect(pidsOf(ordered(given, ranksOf(once), sort, true))).toEqual(pidsOf(once));
    }),
  );
});

it('does not depend on the order in which the system lists them', () => {
  fc.assert(
    fc.property(nodes, sorts, (given, sort) => {
      const reversed = ordered(given.toReversed(), new Map(), sort, true);
      expect(pidsOf(reversed)).toEqual(pidsOf(ordered(given, new Map(), sort, true)));
    }),
  );
});

it('leaves equal ones as they stood', () => {
  fc.assert(
    fc.property(nodes, sorts, (given, sort) => {
      const before = given.toReversed();
      const after = ordered(given, ranksOf(before), { ...sort, column: 'memory' }, true);
      for (const bytes of [0, 5 * 1024 ** 2]) {
        const same = (one: ProcessNode) => one.row.rssBytes === bytes;
        expect(pidsOf(after.filter(same))).toEqual(pidsOf(before.filter(same)));
      }
    }),
  );
});

it('keeps the order without a sort, new ones behind', () => {
  const { nodes: all } = forestOf([3, 1, 2, 9, 8].map((pid) => processRow(pid, 0)));
  const ranks = new Map([2, 3, 1].map((pid, index) => [keyOf(processRow(pid, 0)), index]));
  expect(pidsOf(ordered([...all.values()], ranks, null, true))).toEqual([2, 3, 1, 8, 9]);
});

it('puts what is not known last, whichever way', () => {
  const rows = [processRow(1, 0, { coresUsed: null }), processRow(2, 0), processRow(3, 0)];
  const all = [...forestOf(rows).nodes.values()];
  for (const descending of [true, false]) {
    expect(pidsOf(ordered(all, new Map(), { column: 'cpu', descending }, true)).at(-1)).toBe(1);
  }
});
