import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { axisTicks } from './axis-ticks.ts';

function texts(startS: number, endS: number, widthPx: number): readonly string[] {
  const { ticksS, format } = axisTicks([startS, endS], widthPx);
  return ticksS.map(format);
}

describe('axisTicks', () => {
  it.each([
    [0, 12, 400, ['0', '5', '10']],
    [0, 600, 400, ['0', '120', '240', '360', '480', '600']],
    [2.13, 2.61, 400, ['2.2', '2.3', '2.4', '2.5', '2.6']],
    [3.1234, 3.1235, 200, ['3.12340', '3.12345', '3.12350']],
  ])('from %d to %d s over %d px', (startS, endS, widthPx, expected) => {
    expect(texts(startS, endS, widthPx)).toEqual(expected);
  });

  it('has different numbers, with room for each', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.double({ min: 2e-5, max: 1e5, noNaN: true }),
        fc.integer({ min: 100, max: 4000 }),
        (startS, widthS, widthPx) => {
          const shown = texts(startS, startS + widthS, widthPx);
          expect(new Set(shown).size).toBe(shown.length);
          expect(shown.length).toBeLessThanOrEqual(widthPx / 72 + 1);
        },
      ),
    );
  });
});
