import { describe, expect, it } from 'vitest';

import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { lessonSpec } from '../../../contract/lesson-plan.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { lessons } from '../../dev/catalogue.ts';
import { fakeBridge } from '../../dev/fake-bridge.ts';
import { simulateResult } from '../../dev/simulated-result.ts';
import { ExperimentStore } from '../../stores/experiment-store.ts';
import { LessonStore } from './lesson-store.ts';

const [lesson] = lessons;
if (lesson === undefined) throw new Error('There is no lesson');
const spec = lessonSpec(lesson, 'p312', {
  effectiveCores: 2,
  allowedCores: [0, 1],
  noAffinityReason: null,
});

function ended(experimentId: string, state: 'completed' | 'stopped'): ExperimentState {
  const result = simulateResult(spec, {
    experimentId,
    state,
    runs: 3,
    noise: 0.01,
    cores: 2,
    warnings: [],
    digestsDiffer: false,
  });
  return { state: 'ended', experimentId, configurations: [], result };
}

function setUp(answer: Result<unknown> = ok({ experimentId: 'e1' })) {
  const { bridge, asked } = fakeBridge({ 'experiment:start': answer });
  const experiment = new ExperimentStore(bridge, { state: 'idle' });
  return { asked, experiment, store: new LessonStore(lessons, experiment) };
}

describe('LessonStore', () => {
  it('runs nothing before something was predicted', async () => {
    const { store, asked } = setUp();
    await store.run('gil', spec);
    expect(asked).toEqual([]);
    expect(store.view.get().attempts).toEqual({});
  });

  it('keeps prediction and result, also when another experiment follows', async () => {
    const { store, experiment } = setUp();
    store.open('gil');
    store.predict('gil', 'second');
    await store.run('gil', spec);
    expect(store.view.get().attempts.gil).toEqual({
      prediction: 'second',
      experimentId: 'e1',
      result: null,
    });
    expect(store.shownResult()).toBeNull();
    experiment.accept(ended('e1', 'completed'));
    experiment.accept(ended('e2', 'completed'));
    expect(store.shownResult()?.experimentId).toBe('e1');
    expect([...store.view.get().done]).toEqual(['gil']);
  });

  it('takes over an end that comes before the answer to the start', async () => {
    const { store, experiment } = setUp();
    store.predict('gil', 'first');
    const started = store.run('gil', spec);
    experiment.accept(ended('e1', 'completed'));
    await started;
    expect(store.view.get().attempts.gil?.result?.experimentId).toBe('e1');
  });

  it('does not count a lesson as done that was stopped, and can start again', async () => {
    const { store, experiment } = setUp();
    store.predict('gil', 'first');
    await store.run('gil', spec);
    experiment.accept(ended('e1', 'stopped'));
    expect(store.view.get().done.size).toBe(0);
    expect(store.view.get().attempts.gil?.result?.state).toBe('stopped');
    store.startAgain('gil');
    expect(store.view.get()).toMatchObject({ predictions: {}, attempts: {} });
  });

  it('tells of which lesson the start was refused', async () => {
    const { store } = setUp(err('busy', 'Something else runs.'));
    store.predict('gil', 'first');
    await store.run('gil', spec);
    expect(store.view.get().refusal).toEqual({
      lessonId: 'gil',
      failure: { code: 'busy', message: 'Something else runs.' },
    });
    expect(store.view.get().attempts).toEqual({});
  });
});
