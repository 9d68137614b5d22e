// @ts-check
import { describe, expect, it } from 'vitest';

import { recordedCurves, recordedFigures } from './recorded-figures.mjs';
import { ALL_SIZES, QUICK_SIZES, sizesAlong } from './run-sizes.mjs';

/** @param {number} workMs of 10 moves */
function look(workMs) {
  const moved = { count: 9, p95Ms: 17, longestMs: 20, elapsedMs: 100, scriptMs: 5, moves: 10 };
  return { openMs: 40, drag: { ...moved, workMs }, cross: { ...moved, workMs: 2 * workMs } };
}

describe('sizes', () => {
  it('lie on three lines and one corner, each of them once', () => {
    expect(sizesAlong(ALL_SIZES, 'cores').map(({ cores }) => cores)).toEqual([2, 8, 32, 128]);
    expect(sizesAlong(ALL_SIZES, 'workers').map(({ workers }) => workers)).toEqual([
      1, 16, 64, 256,
    ]);
    expect(sizesAlong(ALL_SIZES, 'minutes').map(({ minutes }) => minutes)).toEqual([1, 10, 60]);
    expect(new Set(ALL_SIZES.map((size) => JSON.stringify(size))).size).toBe(ALL_SIZES.length);
  });
});

describe('figures', () => {
  it('tell the work of one move', () => {
    const [size] = QUICK_SIZES;
    const figures = recordedFigures(new Map(size === undefined ? [] : [[size, [look(30)]]]));
    const valuesOf = (/** @type {string} */ metric) =>
      figures.find((figure) => figure.metric === metric)?.values;
    expect(valuesOf('work of the page a move, dragging')).toEqual([3]);
    expect(valuesOf('work of the page a move, cross-hair')).toEqual([6]);
    expect(valuesOf('script a move, dragging')).toEqual([0.5]);
  });

  it('are drawn in the order of the sizes', () => {
    const looks = new Map(ALL_SIZES.map((size) => [size, [look(10 * size.cores)]]));
    const [overCores] = recordedCurves(new Map([...looks].reverse()));
    expect(overCores?.lines[0]?.points.map(({ x, y }) => [x, y])).toEqual([
      [2, 2],
      [8, 8],
      [32, 32],
      [128, 128],
    ]);
  });
});
