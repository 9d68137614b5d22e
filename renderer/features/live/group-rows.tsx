import type { RunKind } from '../../../contract/run-kind.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount, formatLeast } from '../../format/quantity.ts';
import type { MemorySums } from '../../stores/shared-pages.ts';
import type { GroupRow, WorkerTable } from '../../stores/worker-rows.ts';
import { otherSumsText, sharedPagesText } from './shared-pages-text.ts';

interface GroupRowsProps {
  readonly table: WorkerTable;
  readonly showsLocks: boolean;
  readonly showsTasks: boolean;
  readonly kind: RunKind;
}

interface GroupWords {
  readonly label: string;
  readonly note: string;
  readonly tip: string;
}

interface TableWords {
  readonly others: GroupWords;
  readonly host: GroupWords;
  readonly total: Omit<GroupWords, 'label'>;
}

const WORDS: Readonly<Record<'workload' | 'program', TableWords>> = {
  workload: {
    others: {
      label: 'Runtime threads',
      note: 'GC, JIT, I/O pool',
      tip: 'Threads that the language’s runtime starts for itself in the processes that run work.',
    },
    host: {
      label: 'Host',
      note: 'hands out tasks',
      tip: 'The program that starts the workers, hands out the tasks and reports to Corelane.',
    },
    total: {
      note: 'workers + runtime threads + host',
      tip: 'Workers, runtime threads and host together. Memory is summed over processes: pages they share count in each.',
    },
  },
  program: {
    others: {
      label: 'Short-lived and other threads',
      note: 'no lane of their own',
      tip: 'Processes that came and went between two samples, and threads without a row.',
    },
    host: {
      label: 'Launcher',
      note: 'starts the program',
      tip: 'Starts the program, waits for it and accounts for it.',
    },
    total: {
      note: 'all rows above',
      tip: 'Memory is summed over processes: pages they share count in each; the launcher’s is left out.',
    },
  },
};

/** The parts of the run that run no tasks, and the sum. Always in sight below the workers. */
export function GroupRows({ table, showsLocks, showsTasks, kind }: GroupRowsProps) {
  const { runtimeThreads, host, server, total } = table;
  const words = WORDS[kind === 'workload' ? 'workload' : 'program'];
  return (
    <tfoot>
      <Row {...words.others} row={runtimeThreads} showsLocks={showsLocks} showsTasks={showsTasks} />
      {kind !== 'attached' && (
        <Row {...words.host} row={host} showsLocks={showsLocks} showsTasks={showsTasks} />
      )}
      {server !== null && (
        <Row
          label="Test server"
          note="not in the total"
          tip="Answers the requests of this workload from a process of its own. It is not part of the run."
          row={server}
          showsLocks={showsLocks}
          showsTasks={showsTasks}
        />
      )}
      <Row
        label="Total"
        {...words.total}
        memoryTip={memoryTip(total)}
        row={total}
        showsLocks={showsLocks}
        showsTasks={showsTasks}
        lockedCpuMs={totalLockedCpuMs(table)}
        tasksDone={total.tasksDone}
        isLowerBound={table.isLowerBound}
      />
    </tfoot>
  );
}

function totalLockedCpuMs({ workers, ended }: WorkerTable): number | null {
  const known = [...workers, ...ended].flatMap(({ lockedCpuMs }) => lockedCpuMs ?? []);
  return known.length === 0 ? null : known.reduce((sum, lockedMs) => sum + lockedMs, 0);
}

interface RowProps {
  readonly label: string;
  readonly note: string;
  readonly tip: string;
  readonly row: GroupRow;
  readonly tasksDone?: number | null;
  readonly isLowerBound?: boolean;
  readonly lockedCpuMs?: number | null;
  readonly showsLocks: boolean;
  readonly showsTasks: boolean;
  readonly memoryTip?: string;
}

function memoryTip(sums: MemorySums): string {
  const shared = sharedPagesText(sums);
  return `RSS${shared === null ? '' : `, ${shared}`}; ${otherSumsText(sums)}.`;
}

function Row(props: RowProps) {
  const { label, note, tip, row, tasksDone, isLowerBound = false } = props;
  const scale = useCoreScale();
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
      <td className="numeric">{formatLeast(formatCoreUse(row.coresUsed, scale), isLowerBound)}</td>
      <td />
      {props.showsLocks && (
        <td className="numeric">{isTotal ? formatDuration(props.lockedCpuMs ?? null) : ''}</td>
      )}
      <td className="numeric" data-tip={props.memoryTip}>
        {formatBytes(row.rssBytes)}
      </td>
      {props.showsTasks && <td className="numeric">{isTotal ? formatCount(tasksDone) : ''}</td>}
    </tr>
  );
}
