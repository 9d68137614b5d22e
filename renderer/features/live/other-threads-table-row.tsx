import { useCoreScale } from '../../charts/core-scale.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { StateBar } from '../../charts/state-bar.tsx';
import { formatCoreUse } from '../../format/core-use.ts';
import { MISSING } from '../../format/missing.ts';
import { formatCount } from '../../format/quantity.ts';
import type { OtherThreadsRow } from '../../stores/other-threads-rows.ts';
import { SPARKLINE_POINTS } from '../../stores/worker-rows.ts';

interface OtherThreadsTableRowProps {
  readonly row: OtherThreadsRow;
  /** Place among all rows, the header being 1. */
  readonly rowIndex: number;
  readonly heightPx: number;
  readonly showsLocks: boolean;
  readonly showsTasks: boolean;
}

/** Threads that are no workers: whose they are, and what they use. */
export function OtherThreadsTableRow(props: OtherThreadsTableRowProps) {
  const { row, rowIndex, heightPx, showsLocks, showsTasks } = props;
  const scale = useCoreScale();
  const threads = row.threads ?? 0;
  return (
    <tr aria-rowindex={rowIndex} style={{ height: heightPx }}>
      <th scope="row">
        {row.label}
        {threads > 0 && <span className="tid"> ×{formatCount(threads)}</span>}
      </th>
      <td>{row.kind}</td>
      <td className="ids">{row.pid ?? MISSING}</td>
      <td>
        <Sparkline values={row.history} places={SPARKLINE_POINTS} top={1} />
      </td>
      <td className="numeric">{formatCoreUse(row.coresUsed, scale)}</td>
      <td>
        <StateBar states={row.states} />
      </td>
      {showsLocks && <td />}
      <td />
      {showsTasks && <td />}
    </tr>
  );
}
