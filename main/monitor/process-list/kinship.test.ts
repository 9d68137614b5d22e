import { expect, it } from 'vitest';

import { isOwn, kinshipOf } from './kinship.ts';

/** 1 → 10 (a shell) → 20 (Corelane) → 30 (a host) → 40 (its worker); 50 is beside it; 60 and 61 are a ring. */
const PARENTS = new Map([
  [1, 0],
  [10, 1],
  [20, 10],
  [30, 20],
  [40, 30],
  [50, 10],
  [60, 61],
  [61, 60],
]);

const own = new Set([20]);
const parentOf = (pid: number) => PARENTS.get(pid);

it.each([
  [20, 'own'],
  [30, 'own'],
  [40, 'own'],
  [10, 'ancestor'],
  [1, 'ancestor'],
  [50, 'other'],
  [60, 'other'],
  [999, 'other'],
] as const)('%i is %s', (pid, kinship) => {
  expect(kinshipOf(pid, own, parentOf)).toBe(kinship);
  expect(isOwn(pid, own, parentOf)).toBe(kinship === 'own');
});
