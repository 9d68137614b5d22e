import { useMemo } from 'react';

import { coreWords } from '../../../contract/core-words.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatCores, formatCount, formatShare } from '../../format/quantity.ts';
import { type RangeMeans, rangeMeans, tickWeights } from '../../stores/track/range-means.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { formatSpan } from './format-moment.ts';
import { type LaneRange, laneRange } from './lane-range.ts';
import { useSelection } from './use-time-view.ts';
import type { Timeline } from './use-timeline.ts';

/**
 * What the lanes show, for those who can't see them: of the selected time, else of all of an ended run.
 * Of one that goes on nobody reads a table that grows, and the longer it was the more it would cost.
 */
export function SharesTable({ timeline }: { readonly timeline: Timeline }) {
  const { live } = useApp();
  const { isLive } = useReadable(live.chart);
  const selection = useSelection(live.time);
  return isLive && selection === null ? null : (
    <KnownShares timeline={timeline} selection={selection} />
  );
}

interface KnownSharesProps {
  readonly timeline: Timeline;
  readonly selection: TimeSpan | null;
}

function KnownShares({ timeline, selection }: KnownSharesProps) {
  const scale = useCoreScale();
  const span = selection ?? timeline.frame.whole;
  const rows = useSharesRows(timeline, span);
  const title = `Time of each worker, ${selection === null ? 'whole run' : formatSpan(selection)}`;
  return (
    // A table would be as high as its rows, and lengthen what it stands in.
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
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
          {rows.map(({ id, label, means, tasks }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{formatCoreUse(means?.coresUsed ?? null, scale)}</td>
              <td>{formatShare(means?.onCpu ?? null)}</td>
              <td>{formatShare(means?.waiting ?? null)}</td>
              <td>{formatShare(means?.blocked ?? null)}</td>
              <td>{formatCount(tasks?.tasks ?? null)}</td>
              <td>{formatCores(tasks?.inFlight ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SharesRow {
  readonly id: number;
  readonly label: string;
  readonly means: RangeMeans | null;
  readonly tasks: LaneRange | null;
}

function useSharesRows(timeline: Timeline, span: TimeSpan): readonly SharesRow[] {
  const { track, tasks, workers } = timeline;
  return useMemo(() => {
    const weights = track === null ? null : tickWeights(track, span);
    return workers.map(({ id, label, worker, tasks: [lane] }) => ({
      id,
      label,
      means: weights === null || worker === null ? null : rangeMeans(weights, worker),
      tasks: tasks === null || lane === undefined ? null : laneRange(lane, tasks.workStartS, span),
    }));
  }, [track, tasks, workers, span]);
}
