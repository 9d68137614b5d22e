import { expect, it } from 'vitest';

import { coreOrder } from '../../charts/timeline/heat-columns.ts';
import { LAPTOP } from '../../dev/simulated-machine.ts';
import { machineFactsOf } from './machine-facts.ts';

const INTERLEAVED = [
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

it('a run from the history has its cores in the order of its own machine', () => {
  const of = (siblings: typeof LAPTOP.siblings) =>
    coreOrder(8, machineFactsOf({ ...LAPTOP, siblings }).siblingCores);
  expect(of(INTERLEAVED)).toEqual([0, 4, 1, 5, 2, 6, 3, 7]);
  expect(of(null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
