import { expect, it } from 'vitest';

import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { KeepAwake } from './keep-awake.ts';

it('holds one blocker while runs are to come, and none otherwise', () => {
  const held = new Set<number>();
  let next = 1;
  const keepAwake = new KeepAwake({
    start: () => {
      held.add(next);
      return next++;
    },
    stop: (id) => held.delete(id),
  });
  const states: readonly (readonly [ExperimentState['state'], number])[] = [
    ['idle', 0],
    ['running', 1],
    ['running', 1],
    ['pausing', 1],
    ['paused', 0],
    ['running', 1],
    ['stopping', 1],
    ['ended', 0],
  ];
  for (const [state, count] of states) {
    keepAwake.follow({ state } as ExperimentState);
    expect([state, held.size]).toEqual([state, count]);
  }
  keepAwake.follow({ state: 'running' } as ExperimentState);
  keepAwake.release();
  expect(held.size).toBe(0);
  expect(next).toBe(4);
});
