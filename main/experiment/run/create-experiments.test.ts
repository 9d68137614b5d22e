import { afterEach, describe, expect, test } from 'vitest';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { createTestLab, nodeRuntime, pythonRuntime } from '../../lab/fixtures/test-lab.ts';
import type { Lab } from '../../lab/lab.ts';
import { createSampler } from '../../monitor/sampler.ts';
import type { Experiments } from '../experiments.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { experimentSpec } from '../fixtures/plans.ts';
import { ScriptedLab, type ScriptedRun } from '../fixtures/scripted-lab.ts';
import { createExperiments } from './create-experiments.ts';

const node = nodeRuntime();
const clock = new FakeClock();
const spec = experimentSpec({
  parameters: { tasks: [6], size: [2000], sizes: ['uniform'] },
  strategies: [
    { strategy: 'sequential', options: {} },
    { strategy: 'threads', options: {} },
  ],
  runtimeIds: [node.id],
  workers: [2],
  stopRule: { rule: 'repeats', repeats: 2 },
});

let experiments: Experiments;
afterEach(() => experiments.close());

function open(lab: Lab, told: ExperimentResult[] = []): Experiments {
  experiments = createExperiments(
    {
      lab,
      runtimes: () => [node],
      readMachine: () => machineCard(),
      readRuntimes: () => [],
      onProgress: (result) => told.push(result),
      knownWallMs: () => null,
      onSuspend: () => () => undefined,
    },
    clock,
  );
  return experiments;
}

function scripted(script: (name: string, time: number) => ScriptedRun = () => ({})): ScriptedLab {
  return new ScriptedLab(clock, script);
}

async function started(request: ExperimentSpec = spec): Promise<string> {
  const answer = await experiments.start(request);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.experimentId;
}

describe('experiments', () => {
  test('go from idle over running to ended, and are told of', async () => {
    const told: ExperimentResult[] = [];
    open(scripted(), told);
    const states: string[] = [];
    experiments.onState(({ state }) => states.push(state));
    expect(experiments.state()).toEqual({ state: 'idle' });
    const id = await started();
    expect(experiments.state()).toMatchObject({ state: 'running', experimentId: id });
    const result = await experiments.waitForEnd(id);
    expect([new Set(states), states.at(-1)]).toEqual([new Set(['running', 'ended']), 'ended']);
    expect(told.at(-1)).toBe(result);
    expect(result.configurations.map(({ runs }) => runs.length)).toEqual([2, 2]);
    expect(experiments.state()).toMatchObject({ state: 'ended', result: { state: 'completed' } });
  });

  test('run one at a time', async () => {
    open(scripted());
    const id = await started();
    expect(await experiments.start(spec)).toMatchObject({ error: { code: 'busy' } });
    expect(await experiments.extend(2)).toMatchObject({ error: { code: 'busy' } });
    await experiments.waitForEnd(id);
    expect(await started()).not.toBe(id);
  });

  test('do not start while the lab is somebody else’s, nor what can’t be run here', async () => {
    const lab = scripted();
    open(lab);
    lab.reason = 'Somebody else is measuring.';
    expect(await experiments.start(spec)).toMatchObject({
      error: { code: 'busy', message: 'Somebody else is measuring.' },
    });
    lab.reason = null;
    expect(await experiments.start({ ...spec, runtimeIds: ['gone'] })).toMatchObject({ ok: false });
    expect([lab.started, lab.reason, experiments.state()]).toEqual([[], null, { state: 'idle' }]);
  });

  test('are extended after their end', async () => {
    open(scripted());
    expect(await experiments.extend(2)).toMatchObject({ error: { code: 'no-experiment' } });
    const id = await started();
    await experiments.waitForEnd(id);
    for (const repeats of [0, 1.5, 1001, Number.NaN]) {
      expect(await experiments.extend(repeats)).toMatchObject({ error: { code: 'bad-repeats' } });
    }
    expect(await experiments.extend(3)).toEqual({ ok: true, value: null });
    expect(experiments.state()).toMatchObject({ state: 'running', experimentId: id });
    const { configurations, state } = await experiments.waitForEnd(id);
    expect([configurations.map(({ runs }) => runs.length), state]).toEqual([[5, 5], 'completed']);
  });

  test('are not extended when every configuration has been given up', async () => {
    open(scripted(() => ({ refusal: 'The folder is gone.' })));
    expect((await experiments.waitForEnd(await started())).state).toBe('failed');
    expect(await experiments.extend(2)).toMatchObject({ error: { code: 'nothing-to-run' } });
  });

  test('are stopped when Corelane closes, and none is started afterwards', async () => {
    const lab = scripted();
    open(lab);
    const ended = experiments.waitForEnd(await started());
    await experiments.close();
    expect((await ended).state).toBe('stopped');
    expect([lab.reason, await experiments.start(spec)]).toMatchObject([
      null,
      { error: { code: 'busy' } },
    ]);
  });

  test('go on when a listener makes a mistake', async () => {
    const warned = new Promise((resolve) => process.once('warning', resolve));
    open(scripted());
    experiments.onState(() => {
      throw new Error('a listener’s mistake');
    });
    expect((await experiments.waitForEnd(await started())).state).toBe('completed');
    expect(await warned).toMatchObject({ message: 'a listener’s mistake' });
  });
});

test('with real processes: both runtimes did the same work, and every number is there', async () => {
  const runtimes = [node, pythonRuntime()];
  const sampler = createSampler({ tickMs: 100 });
  const { lab } = createTestLab(runtimes, { sampler });
  sampler.start();
  experiments = createExperiments({
    lab,
    runtimes: () => runtimes,
    readMachine: () => machineCard(),
    readRuntimes: (ids) => {
      expect(ids).toEqual(runtimes.map(({ id }) => id));
      return [];
    },
    onProgress: () => undefined,
    knownWallMs: () => null,
  });
  const id = await started({
    ...spec,
    strategies: [{ strategy: 'sequential', options: {} }],
    runtimeIds: runtimes.map((runtime) => runtime.id),
    warmups: 1,
  });
  expect(await lab.start({ ...requestOf(id), seed: 2 })).toMatchObject({ error: { code: 'busy' } });
  const result = await experiments.waitForEnd(id);
  await experiments.close();
  await lab.close();
  await sampler.stop();
  expect(result.state).toBe('completed');
  expect(result.warnings.map(({ code }) => code)).not.toContain('digests-differ');
  expect(result.order).toHaveLength(6);
  for (const configuration of result.configurations) {
    expect(configuration.runs.map(({ state }) => state)).toEqual(['completed', 'completed']);
    expect(configuration.setAside.map(({ reason }) => reason)).toEqual(['warm-up']);
    expect(configuration.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(configuration.medianWallMs).toBeGreaterThan(0);
    expect(configuration.speedup).toBeGreaterThan(0);
    // Quiet: PSS at the two boundaries alone.
    if (process.platform === 'linux') expect(configuration.runs[0]?.pssReadings).toBe(2);
  }
  expect(result.pairs).toMatchObject([{ differs: 'cant-tell', reason: 'too-few-runs' }]);
  expect(lab.reserve('It is free again.')).toMatchObject({ ok: true });
}, 60_000);

function requestOf(experimentId: string) {
  const state = experiments.state();
  if (!('plan' in state) || state.experimentId !== experimentId)
    throw new Error('It is not running.');
  const [first] = state.plan.configurations;
  if (first === undefined) throw new Error('It has no configuration.');
  return first.request;
}
