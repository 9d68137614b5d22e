import { expectedWorkers } from './expected-workers.ts';
import { MomentTools } from './moment-tools.tsx';
import { runKindOf } from './run-kind.ts';
import { showsTasks } from './shows-tasks.ts';
import { ThreadsChoice } from './threads-choice.tsx';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { type ListedRows, useShownWorkers } from './use-shown-workers.ts';
import { WorkerFilter } from './worker-filter.tsx';
import { WorkersTable } from './workers-table.tsx';

interface WorkersPanelProps {
  /** What the table is of while no moment is pinned: `now`, `the whole run`. */
  readonly otherwise: string;
}

/** The workers of the run in front: as they are, or at the moment that is pinned; all, or those asked for. */
export function WorkersPanel({ otherwise }: WorkersPanelProps) {
  const { view, watch } = useRowsInSight();
  const shown = useShownWorkers(view);
  if (shown === null) return null;
  const { table, wanted, others, pinnedS, hasSample } = shown;
  const all = countRows({ ...table, others });
  const listed = countRows(wanted);
  return (
    <WorkersTable
      watch={watch}
      table={table}
      shown={wanted}
      expectedWorkers={listed === all ? expectedWorkers(view.state) : 0}
      kind={runKindOf(view.state)}
      showsTasks={showsTasks(view.state, view.tasksDone)}
      at={pinnedS === null ? '' : ` at ${pinnedS.toFixed(2)} s`}
      tools={
        <>
          {pinnedS !== null && <MomentTools hasSample={hasSample} otherwise={otherwise} />}
          <WorkerFilter listed={listed} all={all} areWorkers={others.length === 0} />
          <ThreadsChoice />
        </>
      }
    />
  );
}

function countRows({ workers, ended, others }: ListedRows): number {
  return workers.length + ended.length + others.length;
}
