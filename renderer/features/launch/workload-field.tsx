import type { Workload, WorkloadGroup } from '../../../contract/catalogue.ts';
import { useApp } from '../shell/app-context.ts';
import { useLaunch } from './use-launch.ts';

const GROUPS: readonly { readonly group: WorkloadGroup; readonly label: string }[] = [
  { group: 'cpu', label: 'Mostly computing' },
  { group: 'io', label: 'Mostly input and output' },
];

/** The choice of work, with what it does and what it teaches. */
export function WorkloadField() {
  const { workloads } = useApp().facts.catalogue;
  const { store, draft, workload } = useLaunch();
  const handleChange = (value: string) => {
    const choice = workloads.find(({ id }) => id === value);
    if (choice !== undefined) store.change({ workload: choice.id });
  };
  return (
    <div className="field">
      <label htmlFor="workload">Workload</label>
      <select
        id="workload"
        value={draft.workload}
        aria-describedby="workload-summary"
        onChange={(event) => handleChange(event.target.value)}
      >
        {GROUPS.map(({ group, label }) => (
          <WorkloadOptions
            key={group}
            label={label}
            workloads={workloads.filter((candidate) => candidate.group === group)}
          />
        ))}
      </select>
      <div id="workload-summary" className="field-help">
        <p>{workload?.summary}</p>
        <p className="teaches">{workload?.teaches}</p>
      </div>
    </div>
  );
}

interface WorkloadOptionsProps {
  readonly label: string;
  readonly workloads: readonly Workload[];
}

function WorkloadOptions({ label, workloads }: WorkloadOptionsProps) {
  if (workloads.length === 0) return null;
  return (
    <optgroup label={label}>
      {workloads.map((workload) => (
        <option key={workload.id} value={workload.id}>
          {workload.label}
        </option>
      ))}
    </optgroup>
  );
}
