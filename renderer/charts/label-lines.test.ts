import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { labelLines } from './label-lines.ts';

describe('labelLines', () => {
  it.each([
    ['threads × 1', 20, ['threads × 1']],
    ['Node.js 20.20 · process pool × 1', 20, ['Node.js 20.20 ·', 'process pool × 1']],
    ['Python 3.11 · size 20000 · threads × 2', 26, ['Python 3.11 · size 20000 ·', 'threads × 2']],
    ['a process pool without dots', 20, ['a process pool', 'without dots']],
    ['xxxxxxxxxxxxxxxxxxxx-the-end', 10, ['…x-the-end']],
  ])('of %j with room for %i', (label, letters, expected) => {
    expect(labelLines(label, letters)).toEqual(expected);
  });

  it('never has more than two lines, none longer than there is room', () => {
    const label = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '·', '×') });
    fc.assert(
      fc.property(label, fc.integer({ min: 4, max: 40 }), (text, letters) => {
        const lines = labelLines(text, letters);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(letters);
        if (lines.length === 2) expect(lines.join(' ')).toBe(text);
      }),
    );
  });
});
