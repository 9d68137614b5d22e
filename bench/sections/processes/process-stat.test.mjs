// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parsePssBytes, parseStat, treeOf } from './process-stat.mjs';

const STAT =
  '4242 (a) b (c) S 17 4242 4242 0 -1 4194560 900 70 0 0 12 3 40 5 20 0 9 0 1234 5678 90 18446744073709551615';

describe('parseStat', () => {
  it('counts what ended children have used, whatever the name holds', () => {
    expect(parseStat(STAT)).toEqual({ name: 'a) b (c', parentPid: 17, ownCpuMs: 150, cpuMs: 600 });
  });
});

describe('treeOf', () => {
  it('finds all below, however they are ordered, and nothing else', () => {
    // Each process has an earlier one as its parent; 0 is the root of all.
    const parents = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(parents, fc.nat(), fc.boolean(), (drawn, chosen, isReversed) => {
        const parentOf = drawn.map((number, index) => (index === 0 ? -1 : number % index));
        const entries = parentOf.map(
          (parentPid, pid) => /** @type {const} */ ([pid, { parentPid }]),
        );
        const root = chosen % parentOf.length;
        const tree = treeOf(root, new Map(isReversed ? entries.reverse() : entries));
        expect([...tree].sort((a, b) => a - b)).toEqual(
          parentOf.map((_, pid) => pid).filter((pid) => isBelow(pid, root, parentOf)),
        );
      }),
    );
  });

  it('is empty when the root has ended', () => {
    expect(treeOf(5, new Map([[6, { parentPid: 5 }]]))).toEqual([]);
  });
});

/**
 * @param {number} pid
 * @param {number} root
 * @param {readonly number[]} parentOf
 */
function isBelow(pid, root, parentOf) {
  for (let at = pid; at >= 0; at = parentOf[at] ?? -1) if (at === root) return true;
  return false;
}

describe('parsePssBytes', () => {
  it('reads the whole, not its parts', () => {
    const text = '00400000-7ffd [rollup]\nRss:  900 kB\nPss:   512 kB\nPss_Dirty:   100 kB\n';
    expect(parsePssBytes(text)).toBe(512 * 1024);
  });

  it('does not take silence for nothing', () => {
    expect(parsePssBytes('')).toBeNaN();
  });
});
