import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { processRow } from './process-row.test-support.ts';
import { forestOf, ownTotal, type ProcessNode, totalOf } from './process-tree.ts';

/** Any parents, so that rings, strangers and oneself are among them. */
const rows = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }).chain((pids) =>
  fc.tuple(
    ...pids.map((pid) =>
      fc
        .record({
          parentPid: fc.integer({ min: 0, max: 45 }),
          coresUsed: fc.option(fc.integer({ min: 0, max: 8 })),
          rssBytes: fc.option(fc.nat()),
          hidesIo: fc.boolean(),
        })
        .map(({ parentPid, ...more }) => processRow(pid, parentPid, more)),
    ),
  ),
);

function below(node: ProcessNode): readonly ProcessNode[] {
  return [node, ...node.children.flatMap(below)];
}

describe('forestOf', () => {
  it('holds each process once, under its parent where that is there and no ring', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const found = forestOf(given).roots.flatMap(below);
        expect(found.map(({ row }) => row.pid).sort()).toEqual(given.map(({ pid }) => pid).sort());
        for (const { row, parent } of found) {
          if (parent !== null) expect(parent.row.pid).toBe(row.parentPid);
        }
      }),
    );
  });

  it('has roots whose totals add up to that of all', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { roots } = forestOf(given);
        expect(totalOf(roots.map(({ total }) => total))).toEqual(totalOf(given.map(ownTotal)));
      }),
    );
  });

  it('gives each the sum of itself and what is below it', () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const node of forestOf(given).roots.flatMap(below)) {
          expect(node.total).toEqual(totalOf(below(node).map(({ row }) => ownTotal(row))));
        }
      }),
    );
  });

  it('copes with a chain that is longer than a stack is deep', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => processRow(index + 1, index));
    expect(forestOf(chain).roots[0]?.total.processes).toBe(20_000);
  });
});

describe('totalOf', () => {
  it('does not know what is known of none, and takes nothing for 0', () => {
    const unknown = ownTotal(processRow(1, 0, { rssBytes: null }));
    expect(totalOf([unknown, unknown]).rssBytes).toBeNull();
    expect(totalOf([unknown, ownTotal(processRow(2, 0, { rssBytes: 5 }))]).rssBytes).toBe(5);
    expect(totalOf([]).processes).toBe(0);
  });
});
