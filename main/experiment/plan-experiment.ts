import type { Configuration, ExperimentPlan, ExperimentSpec } from '../../contract/experiment.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Runtime } from '../../contract/runtime.ts';

export function planExperiment(
  _spec: ExperimentSpec,
  _runtimes: readonly Runtime[],
  _knownWallMs: (configuration: Configuration) => number | null,
): Result<ExperimentPlan> {
  return err('unfinished', '');
}
