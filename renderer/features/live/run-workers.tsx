import type { LiveView } from '../../stores/live-view.ts';
import { expectedWorkers } from './expected-workers.ts';
import { runKindOf } from './run-kind.ts';
import { showsTasks } from './shows-tasks.ts';
import { WorkersTable } from './workers-table.tsx';

/** The workers of a run, once there is one: as they stand in a report. */
export function RunWorkers({ view }: { readonly view: Pick<LiveView, 'state' | 'table'> }) {
  const { state, table } = view;
  if (table === null) return null;
  return (
    <WorkersTable
      table={table}
      shown={table}
      expectedWorkers={expectedWorkers(state)}
      kind={runKindOf(state)}
      showsTasks={showsTasks(state, null)}
    />
  );
}
