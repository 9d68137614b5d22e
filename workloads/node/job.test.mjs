// @ts-check
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { shareOf, tasksOf } from './job.mjs';

it('a static split gives every task to exactly one worker, task i to worker i mod W', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (total, workers, named) => {
        const items = named ? Array.from({ length: total }, (_, index) => `item ${index}`) : null;
        const job = { workload: 'w', workers, tasksTotal: total, input: null, items, clockNs: '0' };
        const seen = Array.from({ length: workers }, (_, worker) =>
          [...tasksOf(shareOf(job, worker, workers))].map((task) => ({ worker, ...task })),
        ).flat();
        expect(seen.sort((a, b) => a.index - b.index)).toEqual(
          Array.from({ length: total }, (_, index) => ({
            worker: index % workers,
            index,
            item: items?.[index],
          })),
        );
      },
    ),
  );
});
