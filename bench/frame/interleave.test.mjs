// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { interleave, seededRandom, shuffled } from './interleave.mjs';

/** @param {number} seed */
const plan = (seed) => ({ repeats: 6, seed, signal: new AbortController().signal });

/** @param {number} seed */
async function orderOf(seed) {
  /** @type {string[]} */
  const order = [];
  await interleave(['a', 'b', 'c', 'd'], plan(seed), async (subject) => void order.push(subject));
  return order;
}

describe('a shuffle', () => {
  it('loses and doubles nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const order = shuffled(items, seededRandom(seed));
        expect([...order].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });

  it('puts each item first about as often', () => {
    const random = seededRandom(3);
    const firsts = Array.from({ length: 3000 }, () => shuffled([0, 1, 2], random)[0]);
    for (const item of [0, 1, 2]) {
      const share = firsts.filter((first) => first === item).length / firsts.length;
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(0.37);
    }
  });
});

describe('interleave', () => {
  it('measures everybody once a repeat', async () => {
    const values = await interleave(['a', 'b'], plan(1), async (subject, repeat) => [
      subject,
      repeat,
    ]);
    for (const subject of ['a', 'b']) {
      expect(values.get(subject)).toEqual([0, 1, 2, 3, 4, 5].map((repeat) => [subject, repeat]));
    }
  });

  it('takes the order from the seed, another one each repeat', async () => {
    const order = await orderOf(5);
    expect(await orderOf(5)).toEqual(order);
    expect(await orderOf(6)).not.toEqual(order);
    const rounds = [0, 1, 2, 3, 4, 5].map((round) =>
      order.slice(4 * round, 4 * round + 4).join(''),
    );
    expect(new Set(rounds).size).toBeGreaterThan(2);
    for (const round of rounds) expect([...round].sort().join('')).toBe('abcd');
  });

  it('stops before the next measurement once it is cancelled', async () => {
    const cancel = new AbortController();
    let measured = 0;
    const all = interleave(['a', 'b'], { ...plan(1), signal: cancel.signal }, async () => {
      measured += 1;
      if (measured === 3) cancel.abort(new Error('Cancelled.'));
    });
    await expect(all).rejects.toThrow('Cancelled.');
    expect(measured).toBe(3);
  });
});
