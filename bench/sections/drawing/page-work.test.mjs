// @ts-check
import { describe, expect, it } from 'vitest';

import { perSecond } from './live.mjs';
import { summariseFrames } from './page-work.mjs';

describe('frames', () => {
  it('are told by the time between them', () => {
    const times = Array.from({ length: 100 }, (_, index) => index * 16);
    const late = [...times.slice(0, 99), 98 * 16 + 50];
    expect(summariseFrames(late)).toEqual({ count: 99, p95Ms: 16, longestMs: 50 });
  });

  it('tell nothing alone', () => {
    expect(summariseFrames([5])).toEqual({ count: 0, p95Ms: NaN, longestMs: NaN });
  });
});

it('work is told by the second, and no long task is 0', () => {
  const work = { elapsedMs: 2000, scriptMs: 30, workMs: 90 };
  expect(perSecond(work, [])).toEqual({ scriptMsPerS: 15, workMsPerS: 45, longestTaskMs: 0 });
  expect(perSecond(work, [60, 80, 51]).longestTaskMs).toBe(80);
});
