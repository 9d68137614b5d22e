import { formatBytes } from '../../format/bytes.ts';
import { formatCores, formatCount, formatLeast } from '../../format/quantity.ts';
import type { GroupRow, WorkerTable } from '../../stores/worker-rows.ts';

/** The parts of the run that run no tasks, and the sum. Always in sight below the workers. */
export function GroupRows({ table }: { readonly table: WorkerTable }) {
  const { runtimeThreads, host, server, total } = table;
  return (
    <tfoot>
      <Row
        label="Runtime threads"
        note="GC, JIT, I/O pool"
        tip="Threads that the language’s runtime starts for itself in the processes that run work."
        row={runtimeThreads}
      />
      <Row
        label="Host"
        note="hands out tasks"
        tip="The program that starts the workers, hands out the tasks and reports to Corelane."
        row={host}
      />
      {server !== null && (
        <Row
          label="Test server"
          note="not in the total"
          tip="Answers the requests of this workload from a process of its own. It is not part of the run."
          row={server}
        />
      )}
      <Row
        label="Total"
        note="workers + runtime threads + host"
        tip="Workers, runtime threads and host together. Memory is summed over processes: pages they share count in each."
        row={total}
        tasksDone={total.tasksDone}
        isLowerBound={table.isLowerBound}
      />
    </tfoot>
  );
}

interface RowProps {
  readonly label: string;
  readonly note: string;
  readonly tip: string;
  readonly row: GroupRow;
  readonly tasksDone?: number | null;
  readonly isLowerBound?: boolean;
}

function Row({ label, note, tip, row, tasksDone, isLowerBound = false }: RowProps) {
  const isTotal = tasksDone !== undefined;
  return (
    <tr className={isTotal ? 'total-row' : 'group-row'}>
      <th scope="row" data-tip={tip}>
        {label}
      </th>
      <td colSpan={3} className="group-note">
        {note}
        {row.threads !== null && `, ${formatCount(row.threads)} threads`}
      </td>
      <td className="numeric">{formatLeast(formatCores(row.coresUsed), isLowerBound)}</td>
      <td />
      <td className="numeric">{formatBytes(row.rssBytes)}</td>
      <td className="numeric">{isTotal ? formatCount(tasksDone) : ''}</td>
    </tr>
  );
}
