import type { ExperimentSpec } from '../../contract/experiment.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Runtime } from '../../contract/runtime.ts';

export function writeExperimentFile(
  _spec: ExperimentSpec,
  _runtimes: readonly Runtime[],
): Result<string, 'unknown-runtime'> {
  return err('unknown-runtime', '');
}
