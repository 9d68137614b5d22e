import type { Configuration, ExperimentPlan, ExperimentSpec } from '../../contract/experiment.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Runtime } from '../../contract/runtime.ts';
import type { CoreFacts } from '../lab/check-cores.ts';
import { readMachineFacts } from '../monitor/machine.ts';

export interface ExpandedMatrix {
  readonly configurations: readonly Configuration[];
  readonly omitted: ExperimentPlan['omitted'];
}

export function expandMatrix(
  spec: ExperimentSpec,
  runtimes: readonly Runtime[],
  machine: CoreFacts = readMachineFacts(),
): Result<ExpandedMatrix> {
  return err('unfinished', `${spec.title} ${runtimes.length} ${machine.allowedCores.length}`);
}
