import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { roundOrder } from './run-order.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const rounds = fc.integer({ min: -20, max: 1000 });
const idLists = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 });

describe('the order of a round', () => {
  it('has every configuration once', () => {
    fc.assert(
      fc.property(idLists, seeds, rounds, (ids, seed, round) => {
        expect(roundOrder(ids, seed, round).toSorted()).toEqual(ids.toSorted());
      }),
    );
  });

  it('is the same whenever it is asked for', () => {
    fc.assert(
      fc.property(idLists, seeds, rounds, (ids, seed, round) => {
        expect(roundOrder(ids, seed, round)).toEqual(roundOrder(ids, seed, round));
      }),
    );
  });

  it('differs between rounds and between seeds', () => {
    const ids = Array.from({ length: 8 }, (_, index) => `c${index}`);
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      for (let round = -5; round < 15; round += 1) orders.add(roundOrder(ids, seed, round).join());
    }
    // Of 8! = 40,320 orders, 400 drawn at random have about two in common.
    expect(orders.size).toBeGreaterThan(385);
  });

  it.each([
    ['over the rounds of one seed', (index: number) => [7, index + 1] as const],
    ['over the first rounds of many seeds', (index: number) => [index, 1] as const],
    ['over warm-ups', (index: number) => [index, -1] as const],
  ])('puts each at every place about equally often, %s', (_, drawOf) => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const draws = 6000;
    const counts = new Map<string, number>();
    for (let index = 0; index < draws; index += 1) {
      const [seed, round] = drawOf(index);
      roundOrder(ids, seed, round).forEach((id, place) => {
        const key = `${id}${place}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      });
    }
    const expected = draws / ids.length;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(36);
    // 25 degrees of freedom: 52.6 is exceeded once in a thousand; the seeds are fixed.
    expect(chiSquare).toBeLessThan(52.6);
  });

  it('tells nothing of one round by the one before', () => {
    const ids = ['a', 'b', 'c', 'd'];
    let sameFirst = 0;
    for (let round = 1; round <= 4000; round += 1) {
      const [first] = roundOrder(ids, 3, round);
      if (first === roundOrder(ids, 3, round + 1)[0]) sameFirst += 1;
    }
    expect(sameFirst / 4000).toBeGreaterThan(0.22);
    expect(sameFirst / 4000).toBeLessThan(0.28);
  });
});
