import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GrowingColumn } from './growing-column.ts';

const values = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 })), { maxLength: 1500 });

describe('GrowingColumn', () => {
  it('holds what was put into it, and NaN for what is not known', () => {
    fc.assert(
      fc.property(values, (given) => {
        const column = new GrowingColumn(new Float32Array(0));
        for (const value of given) column.push(value);
        expect([...column.read()]).toEqual(given.map((value) => value ?? Number.NaN));
        expect(column).toHaveLength(given.length);
      }),
    );
  });

  it('goes on from what it began with, and takes corrections', () => {
    const column = new GrowingColumn(new Float64Array([1, Number.NaN]));
    column.push(3);
    column.replace(1, 2);
    column.replace(3, 9);
    expect([...column.read()]).toEqual([1, 2, 3]);
  });

  it('takes a correction where nothing was known', () => {
    const column = new GrowingColumn(new Float32Array(0));
    for (let tick = 0; tick < 600; tick += 1) column.push(null);
    column.replace(1, 5);
    expect(column.read()).toHaveLength(600);
    expect([...column.read()].filter((value) => !Number.isNaN(value))).toEqual([5]);
  });

  it('shares what stands for nothing known between columns', () => {
    const [one, other] = [
      new GrowingColumn(new Float32Array(0)),
      new GrowingColumn(new Float32Array(0)),
    ];
    one.push(null);
    other.push(null);
    expect(one.read().buffer).toBe(other.read().buffer);
  });
});
