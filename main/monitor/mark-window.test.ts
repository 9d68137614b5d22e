import { describe, expect, it } from 'vitest';

import { MarkWindow } from './mark-window.ts';

function windowOf(minSpanMs: number, timesMs: readonly number[]) {
  const window = new MarkWindow(minSpanMs);
  for (const atMs of timesMs) window.push({ atMs });
  return window.span();
}

describe('MarkWindow', () => {
  it('has no span at the first reading', () => expect(windowOf(0, [5])).toBeNull());

  it('spans the last tick when counters are exact', () => {
    expect(windowOf(0, [0, 250, 503])).toEqual({ from: { atMs: 250 }, to: { atMs: 503 } });
  });

  it('spans at least what is asked for, and no tick more', () => {
    expect(windowOf(500, [0, 250, 500, 750, 1010])).toEqual({
      from: { atMs: 500 },
      to: { atMs: 1010 },
    });
  });

  it('has no span before enough time has passed', () => {
    expect(windowOf(500, [0, 250, 499])).toBeNull();
  });

  it('has no span between two readings of one moment', () => {
    expect(windowOf(0, [7, 7])).toBeNull();
  });

  it('takes one long tick as it is', () => {
    expect(windowOf(500, [0, 250, 4000])).toEqual({ from: { atMs: 250 }, to: { atMs: 4000 } });
  });
});
