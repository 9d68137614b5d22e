import { describe, expect, it } from 'vitest';

import type { ExperimentProgress } from '../../../contract/experiment.ts';
import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { experimentText, isRunOfExperiment } from './experiment-text.ts';

const progress: ExperimentProgress = {
  runsDone: 6,
  runsPlanned: 40,
  remainingMs: null,
  elapsedMs: 9000,
  current: { configuration: 'c2', runId: 'run-7', kind: 'counted', round: 2 },
  widestCiPercent: null,
};

function stateOf(state: string, patch: Partial<ExperimentProgress> = {}): ExperimentState {
  return {
    state,
    experimentId: 'e1',
    plan: { configurations: [{ id: 'c2', label: 'Python 3.11 · threads × 2' }] },
    progress: { ...progress, ...patch },
    result: { order: [{ configuration: 'c1', runId: 'run-1' }] },
  } as unknown as ExperimentState;
}

describe('experimentText', () => {
  it('says which run of how many is under way, and of what', () => {
    expect(experimentText(stateOf('running'))).toBe(
      'An experiment is running: run 7 of 40, Python 3.11 · threads × 2.',
    );
    expect(experimentText(stateOf('pausing'))).toContain('It pauses after this run.');
  });

  it('counts what is done between two runs and in a pause', () => {
    expect(experimentText(stateOf('running', { current: null }))).toContain('6 of 40 runs are');
    expect(experimentText(stateOf('paused', { current: null }))).toContain('is paused: 6 of 40');
    expect(experimentText(stateOf('stopping'))).toContain('being stopped');
  });

  it('never counts beyond what is planned', () => {
    const text = experimentText(stateOf('paused', { runsDone: 41, current: null }));
    expect(text).toContain('41 of 41');
  });

  it('has nothing to say without an experiment', () => {
    expect(experimentText({ state: 'idle' })).toBeNull();
    expect(experimentText(stateOf('ended'))).toBeNull();
  });
});

describe('isRunOfExperiment', () => {
  it('knows the run under way and those before it', () => {
    expect(isRunOfExperiment(stateOf('running'), 'run-7')).toBe(true);
    expect(isRunOfExperiment(stateOf('ended'), 'run-1')).toBe(true);
    expect(isRunOfExperiment(stateOf('running'), 'run-8')).toBe(false);
    expect(isRunOfExperiment({ state: 'idle' }, 'run-1')).toBe(false);
  });
});
