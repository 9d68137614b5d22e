import { expect, it } from 'vitest';

import { closestName } from './closest-name.ts';

const names = ['sequential', 'threads', 'thread-pool', 'processes', 'process-pool', 'async'];

it.each([
  ['treads', 'threads'],
  ['thraeds', 'threads'],
  ['THREADS', 'threads'],
  ['process', 'processes'],
  ['threadpool', 'thread-pool'],
  ['asynch', 'async'],
  ['fibers', null],
  ['', null],
])('%j was meant to be %j', (typed, meant) => {
  expect(closestName(typed, names)).toBe(meant);
});

it('knows no name where there is none', () => {
  expect(closestName('threads', [])).toBeNull();
});
