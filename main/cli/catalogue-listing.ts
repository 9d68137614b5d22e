import type { Admission, Choice, HostWorkload, Parameter } from '../../contract/catalogue.ts';
import type { InterpreterKind } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';

/** What `list --json` prints: everything that can be launched, for programs. */
export function catalogueListing(): object {
  const { workloads, strategies, options } = catalogue;
  return {
    schema: 'corelane.catalogue/1',
    workloads: workloads.map(listedWorkload),
    strategies,
    options,
  };
}

function listedWorkload(workload: HostWorkload): object {
  const { id, group, label, summary, teaches, parameters, presetParameter } = workload;
  return {
    id,
    group,
    label,
    summary,
    teaches,
    parameters: parameters.map(listedParameter),
    presetParameter,
    strategies: { node: admissions(workload, 'node'), python: admissions(workload, 'python') },
  };
}

/** The same keys for every type of parameter, `null` where one does not apply. */
interface ListedParameter {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly type: Parameter['type'];
  readonly unit: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly default: number | string;
  readonly choices?: readonly Choice[];
}

function listedParameter(parameter: Parameter): ListedParameter {
  const { name, label, help, type, default: fallback } = parameter;
  const common = { name, label, help, type, default: fallback };
  if (parameter.type === 'integer') {
    const { unit, min, max } = parameter;
    return { ...common, unit, min, max };
  }
  const unbounded = { ...common, unit: null, min: null, max: null };
  return parameter.type === 'choice' ? { ...unbounded, choices: parameter.choices } : unbounded;
}

interface ListedAdmission {
  readonly id: string;
  readonly admitted: boolean;
  /** Why it is not admitted. */
  readonly reason: string | null;
  /** What is different where it is. */
  readonly note: string | null;
}

function admissions(workload: HostWorkload, kind: InterpreterKind): readonly ListedAdmission[] {
  return catalogue.strategies.map(({ id }) => ({
    id,
    ...reasonAndNote(catalogue.admission[workload.id][kind][id]),
  }));
}

function reasonAndNote(admission: Admission): Omit<ListedAdmission, 'id'> {
  return admission.admitted
    ? { admitted: true, reason: null, note: admission.note }
    : { admitted: false, reason: admission.reason, note: null };
}
