import { expect, it } from 'vitest';

import type { RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { QuietPushes } from './quiet-pushes.ts';

function rig() {
  const told: string[] = [];
  let quiet = false;
  const pushes = new QuietPushes({
    isQuiet: () => quiet,
    pushState: (state) => told.push(state.state),
    pushBatch: ({ sequence }) => told.push(`batch ${sequence}`),
  });
  const batch = (sequence: number) => pushes.acceptBatch({ sequence } as SampleBatch);
  const state = (name: RunState['state'], runId = 'a') =>
    pushes.acceptState({ state: name, run: { runId } } as RunState);
  return { told, batch, state, setQuiet: (isQuiet: boolean) => (quiet = isQuiet) };
}

it('hands everything on at once while nothing is timed', () => {
  const { told, batch, state } = rig();
  state('starting');
  batch(1);
  state('running');
  batch(2);
  state('completed');
  expect(told).toEqual(['starting', 'batch 1', 'running', 'batch 2', 'completed']);
});

it('tells the beginning of a timed run, and the rest in order at its end', () => {
  const { told, batch, state, setQuiet } = rig();
  setQuiet(true);
  state('starting');
  batch(1);
  state('starting');
  state('running');
  batch(2);
  batch(3);
  expect(told).toEqual(['starting']);
  setQuiet(false);
  state('completed');
  expect(told).toEqual(['starting', 'running', 'batch 1', 'batch 2', 'batch 3', 'completed']);
});

it('keeps nothing for the next run', () => {
  const { told, batch, state, setQuiet } = rig();
  setQuiet(true);
  state('starting', 'a');
  state('running', 'a');
  state('crashed', 'a');
  told.length = 0;
  state('starting', 'b');
  batch(7);
  state('cancelled', 'b');
  expect(told).toEqual(['starting', 'batch 7', 'cancelled']);
});
