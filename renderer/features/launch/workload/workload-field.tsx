import { useLaunch } from '../use-launch.ts';
import { WorkloadPicker } from './workload-picker.tsx';

/** The choice of work in the launch panel. */
export function WorkloadField() {
  const { store, workload } = useLaunch();
  return (
    <WorkloadPicker
      id="workload"
      workload={workload}
      onChoose={(id) => store.change({ workload: id })}
    />
  );
}
