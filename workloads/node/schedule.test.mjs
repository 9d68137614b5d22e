// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chunksOf, indexesOf, rangeOfWorker } from './schedule.mjs';

/** @param {Iterable<import('./schedule.mjs').Range>} ranges */
const tasksIn = (ranges) => Array.from(ranges, (range) => [...indexesOf(range)]);
const upTo = (/** @type {number} */ total) => [...Array(total).keys()];
const sizes = fc.record({
  total: fc.nat(500),
  workers: fc.integer({ min: 1, max: 40 }),
  chunk: fc.integer({ min: 1, max: 60 }),
});

/**
 * @param {'round-robin' | 'blocks'} schedule
 * @param {number} total
 * @param {number} workers
 */
const split = (schedule, total, workers) =>
  tasksIn(upTo(workers).map((worker) => rangeOfWorker(schedule, total, workers, worker)));

describe('a static split', () => {
  it('in turn: task i in worker i mod W', () => {
    expect(split('round-robin', 7, 3)).toEqual([
      [0, 3, 6],
      [1, 4],
      [2, 5],
    ]);
  });

  it('in blocks: worker w has ⌊wN/W⌋ … ⌊(w+1)N/W⌋ − 1', () => {
    expect(split('blocks', 7, 3)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5, 6],
    ]);
    expect(split('blocks', 2, 4)).toEqual([[], [0], [], [1]]);
  });

  it('in blocks gives each worker neighbours, and nearly the same number', () => {
    fc.assert(
      fc.property(sizes, ({ total, workers }) => {
        const blocks = split('blocks', total, workers);
        expect(blocks.flat()).toEqual(upTo(total));
        const lengths = blocks.map(({ length }) => length);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('chunks', () => {
  it('of a number of neighbours', () => {
    expect(tasksIn(chunksOf('dynamic', 5, 2, 2))).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('guided: each max(chunk, ⌈left/(2W)⌉), at most what is left', () => {
    const lengths = (/** @type {number} */ chunk) =>
      tasksIn(chunksOf('guided', 20, 2, chunk)).map(({ length }) => length);
    expect(lengths(1)).toEqual([5, 4, 3, 2, 2, 1, 1, 1, 1]);
    expect(lengths(4)).toEqual([5, 4, 4, 4, 3]);
  });

  it('in blocks are those of the static split', () => {
    fc.assert(
      fc.property(sizes, ({ total, workers }) => {
        const blocks = split('blocks', total, workers).filter(({ length }) => length > 0);
        expect(tasksIn(chunksOf('blocks', total, workers, 1))).toEqual(blocks);
      }),
    );
  });

  it.each(/** @type {const} */ (['dynamic', 'guided', 'blocks']))(
    '%s: none is empty, and every task is in one, in order',
    (schedule) => {
      fc.assert(
        fc.property(sizes, ({ total, workers, chunk }) => {
          const chunks = tasksIn(chunksOf(schedule, total, workers, chunk));
          expect(chunks.flat()).toEqual(upTo(total));
          expect(chunks.every(({ length }) => length > 0)).toBe(true);
        }),
      );
    },
  );

  it('guided never grow', () => {
    fc.assert(
      fc.property(sizes, ({ total, workers, chunk }) => {
        const lengths = tasksIn(chunksOf('guided', total, workers, chunk)).map((c) => c.length);
        expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
      }),
    );
  });
});
