// @ts-check
import { expect, test } from 'vitest';

import { bestOf } from './find-python.mjs';

/** @param {number[]} minors */
const bestMinorOf = (...minors) =>
  bestOf(minors.map((minor) => ({ executable: `/usr/bin/python3.${minor}`, minor })))?.minor;

test('prefers 3.11', () => {
  expect(bestMinorOf(9, 13, 11, 12)).toBe(11);
});

test('takes the newest where there is no 3.11', () => {
  expect(bestMinorOf(9, 13, 10)).toBe(13);
});

test('takes none that is older than 3.9', () => {
  expect(bestMinorOf(8, 6)).toBeUndefined();
});
