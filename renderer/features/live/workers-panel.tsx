import type { LiveView } from '../../stores/live-view.ts';
import { expectedWorkers } from './expected-workers.ts';
import { MomentTools } from './moment-tools.tsx';
import { useShownWorkers } from './use-shown-workers.ts';
import { WorkerFilter } from './worker-filter.tsx';
import { WorkersTable } from './workers-table.tsx';

interface WorkersPanelProps {
  readonly view: Pick<LiveView, 'state' | 'table'>;
  /** What the table is of while no moment is pinned: `now`, `the whole run`. */
  readonly otherwise: string;
}

/** The workers of the run in front: as they are, or at the moment that is pinned; all, or those asked for. */
export function WorkersPanel({ view, otherwise }: WorkersPanelProps) {
  const shown = useShownWorkers(view);
  if (shown === null) return null;
  const { table, wanted, pinnedS, hasSample } = shown;
  const all = table.workers.length + table.ended.length;
  const listed = wanted.workers.length + wanted.ended.length;
  return (
    <WorkersTable
      table={table}
      shown={wanted}
      expectedWorkers={listed === all ? expectedWorkers(view.state) : 0}
      title={pinnedS === null ? 'Workers' : `Workers at ${pinnedS.toFixed(2)} s`}
      tools={
        <>
          {pinnedS !== null && <MomentTools hasSample={hasSample} otherwise={otherwise} />}
          <WorkerFilter listed={listed} all={all} />
        </>
      }
    />
  );
}
