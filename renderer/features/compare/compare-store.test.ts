import { describe, expect, it, vi } from 'vitest';

import type { ExperimentPlan, ExperimentSpec } from '../../../contract/experiment.ts';
import { experimentPresets } from '../../../contract/experiment-presets.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Bridge } from '../../bridge.ts';
import { fakeBridge } from '../../dev/fake-bridge.ts';
import { idleSnapshot } from '../../dev/fixtures.ts';
import { runtimes } from '../../dev/runtimes.ts';
import { readScene } from '../../dev/scene.ts';
import { RuntimeStore } from '../../stores/runtime-store.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { withListText } from './compare-draft.ts';
import { CompareStore } from './compare-store.ts';

const snapshot = idleSnapshot(readScene(new URLSearchParams('scene=idle&cores=2')));

function storeOf(bridge: Bridge, found = snapshot.runtimes) {
  const settings = new SettingsStore(bridge, snapshot.settings, () => undefined);
  const runtimeStore = new RuntimeStore(bridge, found);
  return {
    store: new CompareStore(bridge, snapshot, settings, runtimeStore),
    settings,
    runtimeStore,
  };
}

function specOf(store: CompareStore): ExperimentSpec {
  const { spec, errors } = store.check();
  if (spec === null) throw new Error(JSON.stringify(errors));
  return spec;
}

describe('CompareStore', () => {
  it('begins with an experiment that can be asked for', () => {
    const { store } = storeOf(fakeBridge().bridge);
    const spec = specOf(store);
    expect(spec.strategies.map(({ strategy }) => strategy)).toContain('processes');
    expect(spec.runtimeIds).toEqual(['p312']);
  });

  it('fills itself once the runtimes are found, unless something was chosen before', () => {
    const { store, runtimeStore } = storeOf(fakeBridge().bridge, null);
    expect(store.check().errors['runtimes']).toBeDefined();
    runtimeStore.accept(runtimes);
    expect(specOf(store).strategies.length).toBeGreaterThan(1);
    store.change({ strategies: [{ strategy: 'async', options: {} }] });
    runtimeStore.accept(runtimes.slice(0, 1));
    expect(specOf(store).strategies).toEqual([{ strategy: 'async', options: {} }]);
  });

  it('gives back the experiment it was filled with', () => {
    const { store } = storeOf(fakeBridge().bridge);
    const spec: ExperimentSpec = {
      ...specOf(store),
      parameters: { ...specOf(store).parameters, tasks: [10, 20] },
      workers: [1, 2, 3, 8],
      strategies: [
        { strategy: 'process-pool', options: { startMethod: 'fork' } },
        { strategy: 'process-pool', options: { startMethod: 'spawn' } },
      ],
      runtimeIds: ['p312', 'n20'],
      stopRule: { rule: 'repeats', repeats: 12 },
      baseline: { workers: 2 },
      equivalencePercent: 2.5,
      cores: [0],
      title: 'Start methods',
    };
    store.fill(spec, ['a note']);
    expect(specOf(store)).toEqual(spec);
    expect(store.notes.get()).toEqual(['a note']);
  });

  it('remembers what is valid, and not what is not', () => {
    const { store, settings } = storeOf(fakeBridge().bridge);
    store.change({ workersText: '1-4' });
    store.change({ workersText: 'many' });
    expect(settings.settings.get().experiment?.workers).toEqual([1, 2, 3, 4]);
    expect(store.check()).toMatchObject({
      spec: null,
      errors: { workers: expect.stringMatching(/whole number/) as string },
    });
  });

  it('makes a preset for the work that stands in it', () => {
    const { store } = storeOf(fakeBridge().bridge);
    store.change(withListText(store.draft.get(), 'tasks', '7, 9'));
    const scaling = experimentPresets.find(({ id }) => id === 'scaling');
    if (scaling === undefined) throw new Error('no preset “scaling”');
    store.choosePreset(scaling);
    const spec = specOf(store);
    expect(spec.parameters['tasks']).toEqual([7]);
    expect(spec.workers[0]).toBe(1);
    expect(spec.workers.length).toBeGreaterThan(2);
  });
});

describe('the plan', () => {
  it('is asked for once, after typing has stopped, and the latest question counts', async () => {
    vi.useFakeTimers();
    const plan = { configurations: [], omitted: [], warnings: [] } as unknown as ExperimentPlan;
    const { bridge, asked } = fakeBridge({ 'experiment:plan': ok(plan) });
    const { store } = storeOf(bridge);
    const spec = specOf(store);
    store.requestPlan({ ...spec, workers: [1] });
    store.requestPlan({ ...spec, workers: [2] });
    expect(store.plan.get().isPending).toBe(true);
    await vi.runAllTimersAsync();
    const questions = asked.filter(({ name }) => name === 'experiment:plan');
    expect(questions.map(({ argument }) => (argument as ExperimentSpec).workers)).toEqual([[2]]);
    expect(store.plan.get()).toEqual({ plan, error: null, isPending: false });
    vi.useRealTimers();
  });

  it('shows why main refuses it, and nothing for a panel that can’t be read', async () => {
    vi.useFakeTimers();
    const refused: Result<unknown> = err('bad-option', 'These do not go together.');
    const { store } = storeOf(fakeBridge({ 'experiment:plan': refused }).bridge);
    store.requestPlan(specOf(store));
    await vi.runAllTimersAsync();
    expect(store.plan.get().error?.message).toBe('These do not go together.');
    store.requestPlan(null);
    expect(store.plan.get()).toEqual({ plan: null, error: null, isPending: false });
    vi.useRealTimers();
  });
});
