import { expect, it } from 'vitest';

import { numberedLabels } from './numbered-labels.ts';

it('numbers labels that are equal, and leaves the others alone', () => {
  expect(numberedLabels(['threads × 2', 'sequential', 'threads × 2'])).toEqual([
    'threads × 2 (1)',
    'sequential',
    'threads × 2 (2)',
  ]);
  expect(numberedLabels([])).toEqual([]);
});
