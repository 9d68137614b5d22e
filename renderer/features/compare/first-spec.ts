import type { Catalogue } from '../../../contract/catalogue.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { MachineFacts } from '../../../contract/ipc.ts';
import { DEFAULT_SEED } from '../../../contract/limits.ts';
import type { LaunchSettings } from '../../../contract/settings.ts';

/** What the panel holds before anything was chosen: the work of the launch panel, sequential against pools. */
export function firstSpec(
  launch: Pick<LaunchSettings, 'workload' | 'parameters'>,
  catalogue: Catalogue,
  { effectiveCores }: Pick<MachineFacts, 'effectiveCores'>,
): ExperimentSpec {
  const values = launch.parameters[launch.workload] ?? {};
  const workload = catalogue.workloads.find(({ id }) => id === launch.workload);
  const known = Object.entries(values).filter(([name]) =>
    workload?.parameters.some((parameter) => parameter.name === name),
  );
  return {
    title: '',
    workload: launch.workload,
    parameters: Object.fromEntries(known.map(([name, value]) => [name, [value]])),
    strategies: (['sequential', 'thread-pool', 'process-pool'] as const).map((strategy) => ({
      strategy,
      options: {},
    })),
    runtimeIds: [],
    workers: [Math.max(2, Math.floor(effectiveCores))],
    options: {},
    cores: null,
    seed: DEFAULT_SEED,
    orderSeed: 1,
    warmups: 1,
    stopRule: {
      rule: 'precision',
      ciPercent: 2,
      minRepeats: 6,
      maxRepeats: 30,
      maxSeconds: 180,
    },
    coolDownMs: 0,
    baseline: { strategy: 'sequential' },
    family: 'baseline',
    equivalencePercent: 1,
    timeLimitMs: 60_000,
  };
}
