import { describe, expect, it } from 'vitest';

import type { CommandResult } from '../../contract/command.ts';
import type { ExperimentSpec } from '../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../contract/experiment-presets.ts';
import type {
  ConfigurationResult,
  ExperimentBrief,
  RunBrief,
} from '../../contract/experiment-result.ts';
import type { RunResult } from '../../contract/run.ts';
import { runtimeOf } from '../dev/runtimes.ts';
import { readScene } from '../dev/scene.ts';
import { simulateResult } from '../dev/simulated-result.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import { experimentMethod, runMethod } from './method-notes.ts';

const spec: ExperimentSpec = {
  ...EXPERIMENT_DEFAULTS,
  workload: 'primes',
  parameters: {},
  strategies: [
    { strategy: 'sequential', options: {} },
    { strategy: 'process-pool', options: {} },
  ],
  runtimeIds: [runtimeOf('python').id],
  workers: [4],
};

function experiment(parts: Partial<ExperimentBrief> = {}): ExperimentBrief {
  const result = simulateResult(spec, {
    experimentId: 'e',
    state: 'completed',
    runs: 12,
    noise: 0.01,
    cores: 2,
    warnings: [],
    digestsDiffer: false,
  });
  return { ...result, ...parts };
}

function withEach(
  result: ExperimentBrief,
  parts: Partial<ConfigurationResult<RunBrief>>,
): ExperimentBrief {
  const configurations = result.configurations.map((one) => ({ ...one, ...parts }));
  return { ...result, configurations };
}

describe('runMethod', () => {
  const scene = readScene(new URLSearchParams());
  const result = resultFor(headerFor(requestOf(scene), scene, 0), 'completed', scene);
  const textsOf = (parts: Partial<RunResult>) =>
    runMethod({ ...result, ...parts })
      .map(({ text }) => text)
      .join(' ');

  it('says of a program that the kernel has its account, and of one that is watched that nobody has', () => {
    const command = {} as CommandResult;
    expect(textsOf({})).toContain('release of the first task');
    expect(textsOf({ command })).toContain('the kernel’s account');
    expect(textsOf({ command })).not.toContain('task');
    const attach = { pid: 1, startTicks: 1 };
    expect(textsOf({ command, attach })).toContain('From the samples');
  });
});

const subjects = (result: ExperimentBrief) =>
  experimentMethod(result).map(({ subject }) => subject);
const textOf = (result: ExperimentBrief, subject: string) =>
  experimentMethod(result).find((note) => note.subject === subject)?.text ?? '';

describe('experimentMethod', () => {
  it('names the methods that were used, and no others', () => {
    const plain = withEach(experiment({ scaling: [], pairs: [] }), { outliers: [] });
    expect(subjects(plain)).not.toContain('Scaling');
    expect(subjects(plain)).not.toContain('Do they differ?');
    expect(subjects(plain)).not.toContain('Outliers');
    expect(subjects(withEach(plain, { outliers: ['run'] }))).toContain('Outliers');
    expect(subjects(experiment())).toContain('Do they differ?');
  });

  it('says how the interval was found, or why there is none', () => {
    const result = experiment();
    const median = (ciMethod: ConfigurationResult['ciMethod']) =>
      textOf(withEach(result, { ciMethod }), 'Median');
    expect(median('order-statistics')).toContain('order statistics');
    expect(median('order-statistics')).not.toContain('bootstrap');
    expect(median('bootstrap')).toContain('bootstrap');
    expect(median(null)).toContain('no such interval');
  });

  it('tells the order with its seed', () => {
    expect(textOf(experiment({ seed: 4711 }), 'Order')).toContain('seed 4711');
  });
});
