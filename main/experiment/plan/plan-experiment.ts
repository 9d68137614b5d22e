import type { ExperimentPlan, ExperimentSpec } from '../../../contract/experiment.ts';
import { MAX_EXPERIMENT_RUNS } from '../../../contract/limits.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import type { CoreFacts } from '../../lab/check-cores.ts';
import { readEffectiveCores, readMachineFacts } from '../../monitor/machine.ts';
import { checkSpec } from './check-spec.ts';
import { expandMatrix } from './expand-matrix.ts';
import { expectedTime, type KnownWallMs } from './expected-time.ts';
import { planWarnings } from './plan-warnings.ts';
import { runCounts } from './run-counts.ts';

export interface PlanMachine extends CoreFacts {
  /** @param cores logical CPUs that runs are confined to; `null`: all */
  readonly effectiveCoresOf: (cores: readonly number[] | null) => number;
}

/**
 * What an experiment would do here. Starts nothing.
 * @param knownWallMs how long the work of a configuration takes here, in ms; `null`: not known
 * @returns an error that names the field at fault when it can't be run at all
 */
export function planExperiment(
  spec: ExperimentSpec,
  runtimes: readonly Runtime[],
  knownWallMs: KnownWallMs,
  machine: PlanMachine = thisMachine(),
): Result<ExperimentPlan> {
  const checked = checkSpec(spec);
  if (!checked.ok) return checked;
  const matrix = expandMatrix(spec, runtimes, machine);
  if (!matrix.ok) return matrix;
  const { configurations, omitted } = matrix.value;
  const runs = runCounts(spec, configurations.length);
  if (runs.most > MAX_EXPERIMENT_RUNS) return tooManyRuns(runs.most, configurations.length);
  const effectiveCores = machine.effectiveCoresOf(spec.cores);
  return ok({
    configurations,
    omitted,
    leastRuns: runs.least,
    mostRuns: runs.most,
    expectedMs: expectedTime(spec, configurations, knownWallMs),
    warnings: planWarnings({ spec, configurations, knownWallMs, effectiveCores }),
  });
}

function thisMachine(): PlanMachine {
  return { ...readMachineFacts(), effectiveCoresOf: readEffectiveCores };
}

function tooManyRuns(runs: number, configurationCount: number): Result<never> {
  return err(
    'too-many-runs',
    `${configurationCount} configurations would make up to ${runs} runs, and an experiment has at most ${MAX_EXPERIMENT_RUNS}: choose fewer repetitions, or shorten the lists.`,
  );
}
