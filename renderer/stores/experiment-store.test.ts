import { describe, expect, it } from 'vitest';

import type { ExperimentSpec } from '../../contract/experiment.ts';
import type { ExperimentState } from '../../contract/experiment-result.ts';
import { err, ok } from '../../contract/result.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { simulateResult } from '../dev/simulated-result.ts';
import { ExperimentStore } from './experiment-store.ts';

const spec = {
  workload: 'primes',
  strategies: [{ strategy: 'sequential', options: {} }],
  runtimeIds: ['p312'],
  workers: [1],
  warmups: 0,
} as unknown as ExperimentSpec;

/** As a push brings it: with a result object of its own. */
function running(runs: number, runsDone: number): ExperimentState {
  const result = simulateResult(spec, {
    experimentId: 'e1',
    state: 'running',
    runs,
    noise: 0.01,
    cores: 2,
    warnings: [],
    digestsDiffer: false,
  });
  return {
    state: 'running',
    experimentId: 'e1',
    plan: {
      configurations: [],
      omitted: [],
      leastRuns: 6,
      mostRuns: 6,
      expectedMs: null,
      warnings: [],
    },
    progress: {
      runsDone,
      runsPlanned: 6,
      remainingMs: null,
      elapsedMs: 1,
      current: null,
      widestCiPercent: null,
    },
    result,
  };
}

function resultOf(store: ExperimentStore) {
  const { state } = store.view.get();
  return state.state === 'idle' ? null : state.result;
}

describe('ExperimentStore', () => {
  it('keeps the result’s object between two runs, so that nothing is drawn anew', () => {
    const store = new ExperimentStore(fakeBridge().bridge, running(2, 2));
    const before = resultOf(store);
    store.accept(running(2, 3));
    expect(resultOf(store)).toBe(before);
    expect(store.view.get().state).toMatchObject({ progress: { runsDone: 3 } });
    store.accept(running(3, 3));
    expect(resultOf(store)).not.toBe(before);
  });

  it('starts one at a time and keeps why a start was refused', async () => {
    const refused = fakeBridge({ 'experiment:start': err('busy', 'A run is under way.') });
    const store = new ExperimentStore(refused.bridge, { state: 'idle' });
    await store.start(spec);
    expect(store.view.get()).toMatchObject({
      isRequested: false,
      startError: { message: 'A run is under way.' },
    });
    store.accept(running(0, 0));
    await store.start(spec);
    expect(refused.asked.filter(({ name }) => name === 'experiment:start')).toHaveLength(1);
  });

  it('leads only what is under way', async () => {
    const { bridge, asked } = fakeBridge({ 'experiment:control': ok(null) });
    const store = new ExperimentStore(bridge, { state: 'idle' });
    expect(await store.control('stop')).toBeNull();
    expect(asked).toHaveLength(0);
    store.accept(running(0, 0));
    await store.control('pause');
    expect(asked).toEqual([{ name: 'experiment:control', argument: 'pause' }]);
  });
});
