import { StateLegend } from '../../charts/state-legend.tsx';
import type { WorkerTable } from '../../stores/worker-rows.ts';
import { GroupRows } from './group-rows.tsx';
import { useRowWindow } from './use-row-window.ts';
import { WorkerTableRow } from './worker-table-row.tsx';

/** All alike, so that the rows out of sight need not be measured. */
const ROW_HEIGHT_PX = 26;

const COLUMNS = 8;

interface WorkersTableProps {
  readonly table: WorkerTable;
  /** Room is kept for those that have not started yet, so that nothing moves when they do. */
  readonly expectedWorkers: number;
}

/** A row a worker, then the rest of the run, then the sum. Scrolls inside itself. */
export function WorkersTable({ table, expectedWorkers }: WorkersTableProps) {
  const { workers } = table;
  const { scroller, first, end } = useRowWindow(workers.length, ROW_HEIGHT_PX);
  return (
    <div className="panel table-panel">
      <div className="table-title">
        <h2 className="panel-title">Workers</h2>
        <StateLegend />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="table-scroller" ref={scroller} tabIndex={0} role="group" aria-label="Rows">
        <table className="workers-table" aria-rowcount={workers.length + 1}>
          <caption className="visually-hidden">Workers</caption>
          <TableColumns />
          <TableHead isOfWholeWork={table.isOfWholeWork} isLowerBound={table.isLowerBound} />
          <tbody>
            <SpacerRow rows={first} />
            {workers.slice(first, end).map((row, index) => (
              <WorkerTableRow
                key={row.id}
                row={row}
                rowIndex={first + index + 2}
                heightPx={ROW_HEIGHT_PX}
              />
            ))}
            <SpacerRow rows={Math.max(workers.length, expectedWorkers) - end} />
          </tbody>
          <GroupRows table={table} />
        </table>
      </div>
    </div>
  );
}

/** Fixed shares: columns must not move while the numbers in them change. */
function TableColumns() {
  const shares = [16, 9, 16, 13, 11, 12, 12, 11];
  return (
    <colgroup>
      {shares.map((percent, index) => (
        <col key={`column-${index}`} style={{ width: `${percent}%` }} />
      ))}
    </colgroup>
  );
}

function TableHead({
  isOfWholeWork,
  isLowerBound,
}: Pick<WorkerTable, 'isOfWholeWork' | 'isLowerBound'>) {
  const span = isOfWholeWork ? 'Mean over all the work.' : 'Mean of the last half second.';
  const bound = isLowerBound
    ? ' A process could not report its own use to the end: true values may be greater.'
    : '';
  return (
    <thead>
      <tr>
        <th scope="col">Worker</th>
        <th scope="col">Kind</th>
        <th scope="col">Process / thread</th>
        <th
          scope="col"
          data-tip="Cores used in each of the last 60 ticks; full height is one core."
        >
          Recent CPU
        </th>
        <th scope="col" className="numeric" data-tip={`CPU seconds per second. ${span}${bound}`}>
          {isOfWholeWork ? 'Mean cores' : 'Cores used'}
        </th>
        <th scope="col" data-tip={`How the worker’s time was spent. ${span}`}>
          Time split
        </th>
        <th scope="col" className="numeric">
          {isOfWholeWork ? 'Peak memory' : 'Memory'}
        </th>
        <th scope="col" className="numeric">
          Tasks done
        </th>
      </tr>
    </thead>
  );
}

/** Stands for rows out of sight. */
function SpacerRow({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height: rows * ROW_HEIGHT_PX }}>
      <td colSpan={COLUMNS} />
    </tr>
  );
}
