import { expect, it } from 'vitest';

import { coreThreadsText } from './core-threads.ts';

it.each([
  ['2 cores with one thread each', [[0], [1]]],
  ['1 core with 2 threads', [[0, 1]]],
  [
    '4 cores with 2 threads each',
    [
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
    ],
  ],
  ['2 cores with 2 threads each, 3 with one thread each', [[0, 1], [2, 3], [4], [5], [6]]],
  ['1 core with 2 threads, 1 with one thread', [[0], [1, 2]]],
  ['', []],
])('says %s', (text, siblings) => expect(coreThreadsText(siblings)).toBe(text));
