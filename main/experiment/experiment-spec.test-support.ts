import type { ExperimentSpec } from '../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../contract/experiment-presets.ts';
import { usableRuntime } from '../runtimes/fake-interpreter.test-support.ts';
import type { PlanMachine } from './plan/plan-experiment.ts';

export const python = usableRuntime({
  id: 'py311',
  version: '3.11.7',
  features: {
    gilEnabled: true,
    freeThreadedBuild: false,
    startMethods: ['fork', 'spawn', 'forkserver'],
    interpreterPool: false,
  },
});

export const node = usableRuntime({ id: 'node20', kind: 'node', version: '20.18.1' });

/** Two cores, whatever the machine of the test has. */
export const twoCores: PlanMachine = {
  allowedCores: [0, 1],
  noAffinityReason: null,
  effectiveCoresOf: (cores) => cores?.length ?? 2,
};

/** A spec of two strategies on one Python; `parts` replace its own. */
export function specWith(parts: Partial<ExperimentSpec> = {}): ExperimentSpec {
  return {
    ...EXPERIMENT_DEFAULTS,
    workload: 'primes',
    parameters: {},
    strategies: [
      { strategy: 'sequential', options: {} },
      { strategy: 'threads', options: {} },
    ],
    runtimeIds: [python.id],
    workers: [2],
    ...parts,
  };
}
