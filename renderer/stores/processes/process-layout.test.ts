import { describe, expect, it } from 'vitest';

import { layoutOf, type LayoutRequest } from './process-layout.ts';
import { processRow } from './process-row.test-support.ts';
import { keyOf } from './process-row.ts';
import { forestOf } from './process-tree.ts';

/** 1 → (2 → 3), 4; 9 by itself. */
const rows = [
  processRow(1, 0),
  processRow(2, 1),
  processRow(3, 2, { coresUsed: 0.8 }),
  processRow(4, 1, { coresUsed: 0.5 }),
  processRow(9, 0),
];

function laidOut(more: Partial<LayoutRequest> = {}) {
  return layoutOf({
    forest: forestOf(rows),
    isTree: true,
    collapsed: new Set(),
    isWanted: null,
    sort: { column: 'pid', descending: false },
    ranks: new Map(),
    ...more,
  });
}

function shown(more: Partial<LayoutRequest> = {}): readonly string[] {
  return laidOut(more).rows.map(({ pid, level, isExpanded, isContext }) => {
    const mark = isExpanded === null ? '' : isExpanded ? '▾' : '▸';
    return `${'-'.repeat(level - 1)}${pid}${mark}${isContext ? '?' : ''}`;
  });
}

describe('a tree', () => {
  it('shows children below their parents', () => {
    expect(shown()).toEqual(['1▾', '-2▾', '--3', '-4', '9']);
  });

  it('leaves out what is in a closed branch, and remembers its order', () => {
    const collapsed = new Set([keyOf(processRow(2, 1))]);
    expect(shown({ collapsed })).toEqual(['1▾', '-2▸', '-4', '9']);
    expect(laidOut({ collapsed }).ranks.size).toBe(5);
  });

  it('is sorted by all that is below', () => {
    expect(shown({ sort: { column: 'cpu', descending: true } })).toEqual([
      '1▾',
      '-2▾',
      '--3',
      '-4',
      '9',
    ]);
    expect(shown({ sort: { column: 'cpu', descending: false } })[0]).toBe('9');
  });

  it('shows with what is wanted what it is below of, also out of closed branches', () => {
    const collapsed = new Set([keyOf(processRow(1, 0)), keyOf(processRow(2, 1))]);
    const isWanted = ({ pid }: { readonly pid: number }) => pid === 3;
    const layout = laidOut({ collapsed, isWanted });
    expect(shown({ collapsed, isWanted })).toEqual(['1▾?', '-2▾?', '--3']);
    expect(layout.wanted).toBe(1);
    expect(layout.rows.map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe('a list', () => {
  it('is sorted by each one’s own figures', () => {
    const sort = { column: 'cpu', descending: true } as const;
    expect(shown({ isTree: false, sort })).toEqual(['3', '4', '1', '2', '9']);
    expect(shown({ isTree: false, isWanted: ({ pid }) => pid > 2 })).toEqual(['3', '4', '9']);
  });
});
