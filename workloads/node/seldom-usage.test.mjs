// @ts-check
import { expect, it } from 'vitest';

import { seldomUsage } from './seldom-usage.mjs';

/** @param {number} tasksTotal */
function counted(tasksTotal) {
  let count = 0;
  const read = () => ({ cpuUserUs: (count += 1), cpuSystemUs: 0, maxRssBytes: 1 });
  const usageAfter = seldomUsage(tasksTotal, read);
  /** @param {number} task @param {number} finishedNs */
  return (task, finishedNs) => usageAfter({ task, finishedNs })?.cpuUserUs;
}

it('reads with the first task, and once a millisecond', () => {
  const read = counted(1e6);
  expect([5, 6e5, 1.1e6, 1.2e6, 2.2e6].map((atNs, task) => read(task, atNs))).toEqual([
    1,
    undefined,
    2,
    undefined,
    3,
  ]);
});

it('reads with each of the last tasks, one of which is the worker’s last', () => {
  const read = counted(2000);
  expect(read(999, 0)).toBe(1);
  expect(read(998, 1)).toBeUndefined();
  expect([1000, 1500, 1999].map((task) => read(task, 2))).toEqual([2, 3, 4]);
});

it('reads each time in a run of few tasks', () => {
  const read = counted(1000);
  expect([0, 1, 2].map((task) => read(task, 1))).toEqual([1, 2, 3]);
});
