import fc from 'fast-check';
import { expect, it } from 'vitest';

import { evenPicks } from './even-picks.ts';

it('takes all of a few', () => {
  expect(evenPicks(0, 4)).toEqual([]);
  expect(evenPicks(3, 4)).toEqual([0, 1, 2]);
});

it('takes the first, the last, and as many as wanted in between, in order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 2000 }),
      fc.integer({ min: 2, max: 5 }),
      (count, most) => {
        const picks = evenPicks(count, most);
        expect(picks).toHaveLength(most);
        expect([picks[0], picks.at(-1)]).toEqual([0, count - 1]);
        expect([...new Set(picks)].sort((left, right) => left - right)).toEqual(picks);
      },
    ),
  );
});
