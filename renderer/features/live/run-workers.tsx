import type { RunState } from '../../../contract/run.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { headerOf } from '../../stores/run-view.ts';
import { hasOneWorker } from './possible-cores.ts';
import { WorkersTable } from './workers-table.tsx';

/** The workers of a run, once there is one. */
export function RunWorkers({ view }: { readonly view: Pick<LiveView, 'state' | 'table'> }) {
  const { state, table } = view;
  if (table === null) return null;
  return <WorkersTable table={table} expectedWorkers={expectedWorkers(state)} />;
}

function expectedWorkers(state: RunState): number {
  const request = headerOf(state)?.request;
  if (request === undefined) return 0;
  // They have all come and gone.
  if ('result' in state && request.options.perTask === true) return 0;
  return hasOneWorker(request.strategy) ? 1 : request.workers;
}
