import { expect, it } from 'vitest';

import type { ProcessUpdate } from '../../../contract/processes.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { listedProcess } from './listed.test-support.ts';
import { PASS_MS, ProcessWatch } from './process-watch.ts';

function rig() {
  const clock = new FakeClock();
  const told: ProcessUpdate[] = [];
  const state = { reads: 0, releases: 0, isTiming: false, fails: false };
  const watch = new ProcessWatch({
    reader: {
      read: () => {
        state.reads += 1;
        if (state.fails) return Promise.reject(new Error('EMFILE'));
        return Promise.resolve([
          listedProcess(10, 1),
          listedProcess(20, 10),
          listedProcess(30, 20),
        ]);
      },
      release: () => (state.releases += 1),
    },
    ownPids: () => [20],
    isTiming: () => state.isTiming,
    tell: (update) => told.push(update),
    clock,
  });
  return { clock, told, state, watch };
}

it('reads while somebody looks, and not once more', async () => {
  const { clock, told, state, watch } = rig();
  await clock.advance(10 * PASS_MS);
  expect(state.reads).toBe(0);
  watch.start();
  await clock.advance(2.5 * PASS_MS);
  expect(state.reads).toBe(3);
  expect(told).toHaveLength(3);
  watch.stop();
  await clock.advance(10 * PASS_MS);
  expect(state.reads).toBe(3);
  expect(state.releases).toBeGreaterThan(0);
});

it('marks what belongs to Corelane, and tells everything to one that looks anew', async () => {
  const { clock, told, watch } = rig();
  for (let look = 0; look < 2; look += 1) {
    watch.start();
    await clock.advance(1);
    const update = told.at(-1);
    const facts = update?.state === 'read' ? update.pass.facts : [];
    expect(facts.map(({ pid, isOwn }) => [pid, isOwn])).toEqual([
      [10, false],
      [20, true],
      [30, true],
    ]);
  }
});

it('does not read while a run is timed, and says so', async () => {
  const { clock, told, state, watch } = rig();
  state.isTiming = true;
  watch.start();
  await clock.advance(PASS_MS + 1);
  expect(told).toEqual([{ state: 'paused' }, { state: 'paused' }]);
  expect(state.reads).toBe(0);
});

it('says what went wrong, and tries again', async () => {
  const { clock, told, state, watch } = rig();
  state.fails = true;
  watch.start();
  await clock.advance(1);
  expect(told[0]).toMatchObject({ state: 'failed' });
  state.fails = false;
  await clock.advance(PASS_MS);
  expect(told[1]).toMatchObject({ state: 'read' });
});
