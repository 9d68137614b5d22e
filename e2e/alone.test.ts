import { readdirSync } from 'node:fs';

import { expect, test } from 'vitest';

import { ALONE } from './alone.ts';

test('what is named to be run alone is there', () => {
  const files = readdirSync(import.meta.dirname);
  expect(ALONE.filter((name) => !files.includes(name))).toEqual([]);
});
