import { useCoreScale } from '../../charts/core-scale.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatCount } from '../../format/quantity.ts';
import type { WorkerRow } from '../../stores/worker-rows.ts';

interface EndedRowProps {
  readonly ended: readonly WorkerRow[];
  readonly isExpanded: boolean;
  readonly onToggle: () => void;
  readonly heightPx: number;
  readonly showsLocks: boolean;
  readonly showsTasks: boolean;
}

/** Stands for all workers that have come and gone; a click lists them. */
export function EndedRow(props: EndedRowProps) {
  const { ended, isExpanded, onToggle, heightPx, showsLocks, showsTasks } = props;
  const scale = useCoreScale();
  if (ended.length === 0) return null;
  return (
    <tr className="ended-row" style={{ height: heightPx }}>
      <th scope="row" colSpan={4}>
        <button
          type="button"
          className="ended-toggle"
          aria-expanded={isExpanded}
          onClick={onToggle}
        >
          {formatCount(ended.length)} {ended.length === 1 ? 'worker has' : 'workers have'} ended
        </button>
      </th>
      <td className="numeric">{formatCoreUse(sum(ended, 'coresUsed'), scale)}</td>
      <td />
      {showsLocks && <td />}
      <td />
      {showsTasks && <td className="numeric">{formatCount(sum(ended, 'tasksDone'))}</td>}
    </tr>
  );
}

/** `null` where nothing is known of any. */
function sum(rows: readonly WorkerRow[], field: 'coresUsed' | 'tasksDone'): number | null {
  const known = rows.flatMap((row) => row[field] ?? []);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
