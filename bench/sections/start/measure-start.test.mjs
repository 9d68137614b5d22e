// @ts-check
import { describe, expect, it } from 'vitest';

import { parseTold, sinceStart } from './measure-start.mjs';

describe('a start', () => {
  it('is over when the window is in sight as well', () => {
    const times = { shownAtMs: 1500, interactiveAtMs: 1400, firstPaintAtMs: 1300 };
    expect(sinceStart(times, 1000)).toEqual({ interactiveMs: 500, firstPaintMs: 300 });
    expect(sinceStart({ ...times, shownAtMs: 1350 }, 1000).interactiveMs).toBe(400);
  });

  it('has no first paint where none was told, which is not 0', () => {
    const told = parseTold({ shownAtMs: 1, interactiveAtMs: 2, firstPaintAtMs: null });
    expect(sinceStart(told, 0).firstPaintMs).toBeNaN();
  });

  it('is none without times', () => {
    expect(() => parseTold({ shownAtMs: 1 })).toThrow(/no times/);
  });
});
