import { coreWords } from '../../../contract/core-words.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatCores, formatCount, formatShare } from '../../format/quantity.ts';
import type { WorkerShares } from '../../stores/track/worker-shares.ts';
import { useCoreScale } from '../core-scale.ts';

interface WorkersTimeTableProps {
  /** Which part of the time it tells of. */
  readonly time: string;
  readonly rows: readonly WorkerShares[];
}

/** What the lanes of the workers show, for those who can't see them. */
export function WorkersTimeTable({ time, rows }: WorkersTimeTableProps) {
  const scale = useCoreScale();
  return (
    // A table would be as high as its rows, and lengthen what it stands in.
    <div className="visually-hidden">
      <table>
        <caption>Time of each worker, {time}</caption>
        <thead>
          <tr>
            <th scope="col">Worker</th>
            <th scope="col">{coreWords(scale.convention).title}</th>
            <th scope="col">On CPU</th>
            <th scope="col">Waiting</th>
            <th scope="col">Blocked</th>
            <th scope="col">Tasks ended</th>
            <th scope="col">Mean tasks in flight</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, coresUsed, onCpu, waiting, blocked, tasks }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{formatCoreUse(coresUsed, scale)}</td>
              <td>{formatShare(onCpu)}</td>
              <td>{formatShare(waiting)}</td>
              <td>{formatShare(blocked)}</td>
              <td>{formatCount(tasks?.tasks ?? null)}</td>
              <td>{formatCores(tasks?.inFlight ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
