// @ts-check
import { expect, test } from 'vitest';

import { formatBytes, formatElapsed } from './progress.mjs';

test('shows how much of a download is done', () => {
  expect(formatBytes(49_000_000, 196_000_000)).toBe('49 of 196 MB (25 %)');
});

test('shows what has come when the whole is not known', () => {
  expect(formatBytes(49_400_000, undefined)).toBe('49 MB');
});

test('shows minutes from a minute on', () => {
  expect(formatElapsed(59_400)).toBe('59 s');
  expect(formatElapsed(61_000)).toBe('1 min 1 s');
});
