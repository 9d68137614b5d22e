import { expect, it } from 'vitest';

import { heldUpMs } from './held-up.ts';

it.each([
  ['the first tick', null, 250, 0],
  ['a tick in time', 260, 250, 0],
  ['one that a busy machine made late', 1_100, 250, 0],
  ['one after a stop', 10_250, 250, 10_000],
  ['a slow one that is late by less than itself', 3_900, 2_000, 0],
  ['a slow one that left out another', 4_100, 2_000, 2_100],
])('%s', (_what, elapsedMs, intervalMs, expectedMs) => {
  expect(heldUpMs(elapsedMs, intervalMs)).toBe(expectedMs);
});
