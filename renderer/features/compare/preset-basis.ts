import type { Catalogue, ParameterValues, WorkloadId } from '../../../contract/catalogue.ts';
import type { PresetBasis } from '../../../contract/experiment-presets.ts';
import type { MachineFacts } from '../../../contract/ipc.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';

interface BasisFacts {
  readonly catalogue: Catalogue;
  readonly machine: Pick<MachineFacts, 'effectiveCores'>;
}

/** What presets are made for: values of parameters that the workload does not have are left out. */
export function presetBasis(
  { catalogue, machine }: BasisFacts,
  workload: WorkloadId,
  values: ParameterValues,
  runtimes: readonly UsableRuntime[],
): PresetBasis {
  const parameters = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  const known = Object.entries(values).filter(([name]) =>
    parameters.some((parameter) => parameter.name === name),
  );
  return { catalogue, workload, parameters: Object.fromEntries(known), runtimes, machine };
}
