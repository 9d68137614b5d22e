import { useCoreScale } from '../../charts/core-scale.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { StateBar } from '../../charts/state-bar.tsx';
import { formatBytes } from '../../format/bytes.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatDuration } from '../../format/duration.ts';
import { MISSING } from '../../format/missing.ts';
import { workerKindName } from '../../format/names.ts';
import { formatCount } from '../../format/quantity.ts';
import { SPARKLINE_POINTS, type WorkerRow } from '../../stores/worker-rows.ts';

interface WorkerTableRowProps {
  readonly row: WorkerRow;
  /** Place among all rows, the header being 1. */
  readonly rowIndex: number;
  readonly heightPx: number;
  readonly showsLocks: boolean;
  readonly showsTasks: boolean;
}

/** One worker: who it is, what it uses, what it got done. */
export function WorkerTableRow(props: WorkerTableRowProps) {
  const { row, rowIndex, heightPx, showsLocks, showsTasks } = props;
  const scale = useCoreScale();
  return (
    <tr aria-rowindex={rowIndex} style={{ height: heightPx }}>
      <th scope="row">
        {row.label}
        {row.signal !== null && <span className="signal">{row.signal}</span>}
      </th>
      <td>{workerKindName(row.kind)}</td>
      <td className="ids">
        {row.pid}
        {row.tid !== null && row.tid !== row.pid && <span className="tid"> / {row.tid}</span>}
      </td>
      <td>
        <Sparkline values={row.history} places={SPARKLINE_POINTS} top={1} />
      </td>
      <td className="numeric">{formatCoreUse(row.coresUsed, scale)}</td>
      <td>
        <StateBar states={row.states} />
      </td>
      {showsLocks && <td className="numeric">{formatDuration(row.lockedCpuMs)}</td>}
      <MemoryCell row={row} />
      {showsTasks && <td className="numeric">{formatCount(row.tasksDone)}</td>}
    </tr>
  );
}

function heapTip({ heapUsedBytes }: WorkerRow): string | undefined {
  return heapUsedBytes === null
    ? undefined
    : `Of it V8 heap in use: ${formatBytes(heapUsedBytes)}.`;
}

function MemoryCell({ row }: { readonly row: WorkerRow }) {
  const isShared = row.kind !== 'process' && row.rssBytes === null;
  if (!isShared) {
    return (
      <td className="numeric" data-tip={heapTip(row)}>
        {formatBytes(row.rssBytes)}
      </td>
    );
  }
  if (row.heapUsedBytes !== null) {
    return (
      <td
        className="numeric"
        data-tip="Heap of this worker alone, in use. Other memory threads share with their process: it is in the total row."
      >
        <span className="memory-kind">heap</span> {formatBytes(row.heapUsedBytes)}
      </td>
    );
  }
  return (
    <td
      className="numeric"
      data-tip="Threads share the memory of their process: it is in the total row."
    >
      <span aria-hidden="true">{MISSING}</span>
      <span className="visually-hidden">shared with its process</span>
    </td>
  );
}
