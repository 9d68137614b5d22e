import { afterEach, describe, expect, it } from 'vitest';

import type { ExperimentState } from '../../../contract/experiment-result.ts';
import type { Experiments } from '../../experiment/experiments.ts';
import { FakeClock } from '../../experiment/fixtures/fake-clock.ts';
import { ScriptedLab, type ScriptedRun } from '../../experiment/fixtures/scripted-lab.ts';
import { createExperiments } from '../../experiment/run/create-experiments.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { roundLine } from './console-lines.ts';
import { firstExperiments } from './first-experiments.ts';
import { leadExperiment } from './lead-experiment.ts';

const node = usableRuntime({ kind: 'node', version: '20.20.2' });
const [spec] = firstExperiments([node], 2);
if (spec === undefined) throw new Error('There is no first experiment.');

let experiments: Experiments;
afterEach(() => experiments.close());

function open(script: (name: string, time: number) => ScriptedRun = () => ({})): ScriptedLab {
  const clock = new FakeClock();
  const lab = new ScriptedLab(clock, script);
  experiments = createExperiments(
    {
      lab,
      runtimes: () => [node],
      readMachine: () => machineCard(),
      readRuntimes: () => [],
      onProgress: () => undefined,
      knownWallMs: () => null,
    },
    clock,
  );
  return lab;
}

function lead(onState: (state: ExperimentState) => void, signal: AbortSignal) {
  if (spec === undefined) throw new Error('There is no first experiment.');
  return leadExperiment(experiments, spec, { onState, signal });
}

describe('leadExperiment', () => {
  it('runs every configuration in every round, and tells of each round', async () => {
    open();
    const told = new Set<string>();
    const led = await lead((state) => told.add(roundLine(state)), new AbortController().signal);
    expect(led).toMatchObject({ ok: true, value: { state: 'completed' } });
    expect(led.ok && led.value.configurations.map(({ runs }) => runs.length)).toEqual([6, 6, 6]);
    expect([...told].filter((line) => line !== '')).toEqual([
      'Strategies on Node.js 20.20.2: warm-up',
      ...[1, 2, 3, 4, 5, 6].map((n) => `Strategies on Node.js 20.20.2: round ${n} of 6`),
    ]);
  });

  it('ends the run under way when it is aborted, and begins no other', async () => {
    const controller = new AbortController();
    const lab = open((_name, time) => (time === 2 ? { meanwhile: () => controller.abort() } : {}));
    const led = await lead(() => undefined, controller.signal);
    expect(led).toMatchObject({ ok: false, error: { code: 'interrupted' } });
    // Three warm-ups, and the one that was ended.
    expect(lab.started).toHaveLength(4);
    expect(lab.stops).toBeGreaterThan(0);
  });

  it('starts nothing after an abort', async () => {
    const lab = open();
    expect(await lead(() => undefined, AbortSignal.abort())).toMatchObject({ ok: false });
    expect(lab.started).toEqual([]);
  });

  it('says why it could not be started', async () => {
    const lab = open();
    lab.reason = 'Somebody else is measuring.';
    expect(await lead(() => undefined, new AbortController().signal)).toMatchObject({
      error: { message: 'Somebody else is measuring.' },
    });
    lab.reason = null;
  });
});
