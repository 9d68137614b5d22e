import { type ReactNode, type RefCallback, useState } from 'react';

import type { RunKind } from '../../../contract/run-kind.ts';
import { StateLegend } from '../../charts/state-legend.tsx';
import type { OtherThreadsRow } from '../../stores/other-threads-rows.ts';
import type { WorkerRow, WorkerTable } from '../../stores/worker-rows.ts';
import { EndedRow } from './ended-row.tsx';
import { GroupRows } from './group-rows.tsx';
import { OtherThreadsTableRow } from './other-threads-table-row.tsx';
import { useRowWindow } from './use-row-window.ts';
import type { ListedRows } from './use-shown-workers.ts';
import { WorkerTableColumns, WorkerTableHead } from './worker-table-head.tsx';
import { WorkerTableRow } from './worker-table-row.tsx';

/** All alike, so that the rows out of sight need not be measured. */
const ROW_HEIGHT_PX = 26;

const COLUMNS = 9;

interface WorkersTableProps {
  readonly table: WorkerTable;
  /** Those of the table that are listed; the sums below them are of all. */
  readonly shown: Pick<WorkerTable, 'workers' | 'ended'> & Partial<ListedRows>;
  /** Room is kept for those that have not started yet, so that nothing moves when they do. */
  readonly expectedWorkers: number;
  readonly kind: RunKind;
  readonly showsTasks: boolean;
  /** The moment that it is of, behind the title. */
  readonly at?: string;
  /** Beside the title. */
  readonly tools?: ReactNode;
  /** Told of its element, to see whether it is in sight; a report is all in sight. */
  readonly watch?: RefCallback<HTMLElement>;
}

/** A row a worker, then the rest of the run, then the sum. Scrolls inside itself. */
export function WorkersTable(props: WorkersTableProps) {
  const { table, shown, expectedWorkers, kind, showsTasks, at = '', tools, watch } = props;
  const title = `${kind === 'workload' ? 'Workers' : 'Processes and threads'}${at}`;
  const { ended } = shown;
  const [isExpanded, setIsExpanded] = useState(false);
  const rows: readonly (WorkerRow | OtherThreadsRow)[] = [
    ...shown.workers,
    ...(isExpanded ? ended : []),
    ...(shown.others ?? []),
  ];
  const { scroller, first, end } = useRowWindow(rows.length, ROW_HEIGHT_PX);
  const showsLocks = [...table.workers, ...table.ended].some(
    ({ lockedCpuMs }) => lockedCpuMs !== null,
  );
  return (
    <div className="panel table-panel" ref={watch}>
      <div className="table-title">
        <h2 className="panel-title">{title}</h2>
        {tools}
        <StateLegend />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="table-scroller" ref={scroller} tabIndex={0} role="group" aria-label="Rows">
        <table className="workers-table" aria-rowcount={rows.length + 1}>
          <caption className="visually-hidden">{title}</caption>
          <WorkerTableColumns showsLocks={showsLocks} showsTasks={showsTasks} />
          <WorkerTableHead
            meanOf={table.meanOf}
            isLowerBound={table.isLowerBound}
            showsLocks={showsLocks}
            showsTasks={showsTasks}
          />
          <tbody>
            <EndedRow
              ended={ended}
              isExpanded={isExpanded}
              onToggle={() => setIsExpanded(!isExpanded)}
              heightPx={ROW_HEIGHT_PX}
              showsLocks={showsLocks}
              showsTasks={showsTasks}
            />
            <SpacerRow rows={first} />
            {rows.slice(first, end).map((row, index) => {
              const place = {
                rowIndex: first + index + 2,
                heightPx: ROW_HEIGHT_PX,
                showsLocks,
                showsTasks,
              };
              return 'key' in row ? (
                <OtherThreadsTableRow key={row.key} row={row} {...place} />
              ) : (
                <WorkerTableRow key={row.id} row={row} {...place} />
              );
            })}
            <SpacerRow rows={Math.max(rows.length, expectedWorkers) - end} />
          </tbody>
          <GroupRows table={table} showsLocks={showsLocks} showsTasks={showsTasks} kind={kind} />
        </table>
      </div>
    </div>
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
