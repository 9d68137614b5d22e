import type { ExperimentSpec } from '../../contract/experiment.ts';
import { ok, type Result } from '../../contract/result.ts';

export function checkSpec(spec: ExperimentSpec): Result<ExperimentSpec> {
  return ok(spec);
}
