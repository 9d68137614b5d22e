import { describe, expect, it } from 'vitest';

import {
  defaultSpec,
  experimentPresets,
  type PresetBasis,
  scalingWorkers,
} from '../../../contract/experiment-presets.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { node, python, twoCores } from '../experiment-spec.test-support.ts';
import { planExperiment } from './plan-experiment.ts';

function basis(parts: Partial<PresetBasis> = {}): PresetBasis {
  return {
    catalogue,
    workload: 'primes',
    parameters: { size: 1000 },
    runtimes: [python, node],
    machine: { effectiveCores: 2 },
    ...parts,
  };
}

const workloads = catalogue.workloads.map(({ id }) => id);

describe('presets', () => {
  it.each(experimentPresets)('$id can be started as it is, with every workload', ({ specOf }) => {
    for (const workload of workloads) {
      for (const effectiveCores of [0.5, 1, 2]) {
        const spec = specOf(basis({ workload, parameters: {}, machine: { effectiveCores } }));
        const plan = planExperiment(spec, [python, node], () => null, twoCores);
        expect(plan.ok ? '' : `${workload}: ${plan.error.message}`).toBe('');
        if (plan.ok) expect(plan.value.configurations.length).toBeGreaterThan(1);
      }
    }
  });

  it('stop at ± 2 %, after 6 to 30 runs or three minutes', () => {
    expect(defaultSpec(basis())).toMatchObject({
      parameters: { size: [1000] },
      stopRule: { rule: 'precision', ciPercent: 2, minRepeats: 6, maxRepeats: 30, maxSeconds: 180 },
      warmups: 1,
      family: 'baseline',
      runtimeIds: [python.id, node.id],
    });
  });

  it('leave out strategies that no runtime admits', () => {
    const [all] = experimentPresets;
    const spec = all?.specOf(basis({ workload: 'bounded-buffer', runtimes: [node] }));
    expect(spec?.strategies.map(({ strategy }) => strategy)).toEqual([
      'async',
      'threads',
      'thread-pool',
    ]);
  });
});

describe('worker counts of a scaling curve', () => {
  it.each([
    [1, [1]],
    [4, [1, 2, 3, 4]],
    [12, [1, 2, 3, 4, 5, 6, 7, 8, 10, 12]],
    [24, [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24]],
  ])('up to %i', (most, counts) => {
    expect(scalingWorkers(most)).toEqual(counts);
  });

  it('stay few on a large machine, and end at the bound', () => {
    const counts = scalingWorkers(384);
    expect(counts.at(-1)).toBe(256);
    expect(counts.length).toBeLessThan(32);
  });
});
