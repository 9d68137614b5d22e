import { describe, expect, it } from 'vitest';

import { formatCoreList } from './core-list.ts';

describe('formatCoreList', () => {
  it.each([
    [[0], 'core 0'],
    [[0, 1], 'cores 0–1'],
    [[11, 0, 1, 2, 3, 8, 10], 'cores 0–3, 8, 10–11'],
  ])('%o', (cores, text) => {
    expect(formatCoreList(cores)).toBe(text);
  });
});
