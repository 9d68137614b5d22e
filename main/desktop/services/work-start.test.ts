import { describe, expect, it } from 'vitest';

import type { RunHeader, RunState } from '../../../contract/run.ts';
import { WorkStart } from './work-start.ts';

function state(name: 'starting' | 'running' | 'stopping', runId: string): RunState {
  const run = { runId, workers: [] } as unknown as RunHeader;
  return name === 'running' ? { state: name, run, tasksTotal: 3 } : { state: name, run };
}

describe('WorkStart', () => {
  it('is when the run was first said to be running', () => {
    const start = new WorkStart();
    start.acceptState({ state: 'idle' }, 1000);
    start.acceptState(state('starting', 'a'), 2000);
    expect(start.epochMs()).toBeNull();
    start.acceptState(state('running', 'a'), 3000);
    start.acceptState(state('running', 'a'), 4000);
    start.acceptState(state('stopping', 'a'), 5000);
    expect(start.epochMs()).toBe(3000);
  });

  it('is not that of the run before', () => {
    const start = new WorkStart();
    start.acceptState(state('running', 'a'), 3000);
    start.acceptState(state('starting', 'b'), 6000);
    expect(start.epochMs()).toBeNull();
    start.acceptState(state('running', 'b'), 7000);
    expect(start.epochMs()).toBe(7000);
  });
});
