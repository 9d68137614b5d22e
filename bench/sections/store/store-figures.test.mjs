// @ts-check
import { describe, expect, it } from 'vitest';

import { storeFigures, writeCurve } from './store-figures.mjs';

const SIZES = {
  long: { workers: 64, ticks: 14_400, runs: 1, tasks: 0, seed: 1 },
  many: { workers: 8, ticks: 240, runs: 100, tasks: 0, seed: 1 },
  tasks: { workers: 16, ticks: 0, runs: 1, tasks: 1000, seed: 1 },
};

const REPEAT = {
  record: { writeMs: 1800, chunksMs: [...new Array(899).fill(2), 100], bytes: 64e6 },
  read: { openMs: 900, cpuMs: 800 },
  list: { openMs: 12 },
  tasks: { writeMs: 400, readMs: 450, bytes: 9500 },
};

/** @param {string} metric @param {boolean} isWhole */
const figure = (metric, isWhole = true) =>
  storeFigures([REPEAT, REPEAT], SIZES, isWhole).find((each) => each.metric === metric);

describe('figures of the history', () => {
  it.each([
    ['written, samples of workers', (1000 * 64 * 14_400) / 1800],
    ['written, of the file', 64 / 1.8],
    ['time of a write of 16 ticks', 2],
    ['time of a write of 16 ticks, 95th percentile', 2],
    ['size on disk, a worker and hour', 1e6],
    ['time to open the history and list them', 12],
    ['size on disk, a task', 9.5],
  ])('%s: %d', (metric, value) => {
    expect(figure(metric)?.values[0]).toBeCloseTo(value, 6);
    expect(figure(metric)?.values).toHaveLength(2);
  });

  it('are held against goals only where the history is large', () => {
    expect(figure('size on disk, a task')?.goal?.atMost).toBe(10);
    expect(figure('size on disk, a task', false)?.goal).toBeUndefined();
  });

  it('show over time whether writing becomes slower', () => {
    const [line] = writeCurve([REPEAT], SIZES.long).lines;
    expect(line?.points).toHaveLength(60);
    expect(line?.points[0]?.x).toBeCloseTo(0.5, 6);
    expect(line?.points.at(-1)).toEqual({ x: 59.5, y: 2 });
  });
});
