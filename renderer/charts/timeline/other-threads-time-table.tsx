import { coreWords } from '../../../contract/core-words.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { MISSING } from '../../format/missing.ts';
import { formatCount, formatShare } from '../../format/quantity.ts';
import type { OtherThreadsRow } from '../../stores/other-threads-rows.ts';
import { useCoreScale } from '../core-scale.ts';

interface OtherThreadsTimeTableProps {
  /** Which part of the time it tells of. */
  readonly time: string;
  readonly rows: readonly OtherThreadsRow[];
}

/** What the lanes of threads that are no workers show, for those who can't see them. */
export function OtherThreadsTimeTable({ time, rows }: OtherThreadsTimeTableProps) {
  const scale = useCoreScale();
  return (
    <div className="visually-hidden">
      <table>
        <caption>Time of other threads, {time}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">Process</th>
            <th scope="col">Threads</th>
            <th scope="col">{coreWords(scale.convention).title}</th>
            <th scope="col">On CPU</th>
            <th scope="col">Waiting</th>
            <th scope="col">Blocked</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, kind, pid, threads, coresUsed, states }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{kind}</td>
              <td>{pid ?? MISSING}</td>
              <td>{formatCount(threads)}</td>
              <td>{formatCoreUse(coresUsed, scale)}</td>
              <td>{formatShare(states?.onCpu ?? null)}</td>
              <td>{formatShare(states?.waiting ?? null)}</td>
              <td>{formatShare(states?.blocked ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
