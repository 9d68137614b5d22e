// @ts-check
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { callFor, chunksOfJob, shareOf, tasksOf, tasksOfCall, wholeShare } from './job.mjs';
import { parseOptions } from './options.mjs';

/**
 * @param {{ strategy: string, given?: object, total: number, workers: number, named: boolean }} of
 * @returns {import('./job.mjs').Job}
 */
function jobOf({ strategy, given = {}, total, workers, named }) {
  const items = named ? Array.from({ length: total }, (_, index) => `item ${index}`) : null;
  const options = parseOptions({ ...given }, strategy);
  const same = { workload: 'w', input: null, clockNs: '0', heapLimitMb: undefined };
  return { ...same, strategy, options, workers, tasksTotal: total, items };
}

const shapes = fc.record({
  total: fc.nat(200),
  workers: fc.integer({ min: 1, max: 20 }),
  named: fc.boolean(),
});

/** @param {import('./job.mjs').Job} job */
function allTasks({ tasksTotal, items }) {
  return Array.from({ length: tasksTotal }, (_, index) => ({ index, item: items?.[index] }));
}

it.each(['round-robin', 'blocks'])('%s gives every task to exactly one worker', (schedule) => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const job = jobOf({ strategy: 'threads', given: { schedule }, ...shape });
      const seen = Array.from({ length: shape.workers }, (_, worker) => [
        ...tasksOf(shareOf(job, worker)),
      ]).flat();
      expect(seen.sort((a, b) => a.index - b.index)).toEqual(allTasks(job));
    }),
  );
});

it.each([{ chunk: 7 }, { schedule: 'guided' }, { schedule: 'blocks' }])(
  'the calls of a pool with %j hold every task once, in order',
  (given) => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const job = jobOf({ strategy: 'thread-pool', given, ...shape });
        const calls = Array.from(chunksOfJob(job), (chunk) => callFor(job, chunk));
        const seen = calls.flatMap((call) => [...tasksOfCall(call)]);
        expect(seen).toEqual(allTasks(job));
      }),
    );
  },
);

it('a single worker has all tasks, in order', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const job = jobOf({ strategy: 'sequential', ...shape });
      expect([...tasksOf(wholeShare(job))]).toEqual(allTasks(job));
    }),
  );
});
