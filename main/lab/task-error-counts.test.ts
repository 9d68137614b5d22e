import { expect, test } from 'vitest';

import type { TaskError } from '../../contract/host-protocol.ts';
import { TaskErrorCounts } from './task-error-counts.ts';

const errorOf = (code: string): TaskError => ({ kind: 'task', code, message: `of ${code}` });

test('numbers the codes in their order, and counts them', () => {
  const counts = new TaskErrorCounts();
  const numbers = ['EACCES', 'ENOENT', 'EACCES', 'ENOENT', 'ENOENT'].map((code, task) =>
    counts.add(task, errorOf(code)),
  );
  expect(numbers).toEqual([1, 2, 1, 2, 2]);
  expect(counts.codes()).toEqual(['EACCES', 'ENOENT']);
  expect(counts.list()).toEqual([
    { code: 'ENOENT', count: 3, task: 1, message: 'of ENOENT' },
    { code: 'EACCES', count: 2, task: 0, message: 'of EACCES' },
  ]);
});

test('lets all codes after the fiftieth share one', () => {
  const counts = new TaskErrorCounts();
  const numbers = Array.from({ length: 60 }, (_, task) => counts.add(task, errorOf(`E${task}`)));
  expect(numbers.slice(48)).toEqual([49, 50, ...new Array<number>(10).fill(51)]);
  expect(counts.codes()).toHaveLength(51);
  expect(counts.list()[0]).toMatchObject({ code: '(other)', count: 10, task: 50 });
  expect(counts.add(60, errorOf('E3'))).toBe(4);
});
