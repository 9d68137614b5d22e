import { useMemo } from 'react';

import type { TimeSpan } from '../../charts/time-span.ts';
import { WorkersTimeTable } from '../../charts/timeline/workers-time-table.tsx';
import { workerShares } from '../../stores/track/worker-shares.ts';
import { useApp, useSelected } from '../shell/app-context.ts';
import { formatSpan } from './format-moment.ts';
import { useSelection } from './use-time-view.ts';
import type { Timeline } from './use-timeline.ts';

/**
 * What the lanes show, for those who can't see them: of the selected time, else of all of an ended run.
 * Of one that goes on nobody reads a table that grows, and the longer it was the more it would cost.
 */
export function SharesTable({ timeline }: { readonly timeline: Timeline }) {
  const { live } = useApp();
  const isLive = useSelected(live.chart, (chart) => chart.isLive);
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
  const { track, tasks, workers } = timeline;
  const span = selection ?? timeline.frame.whole;
  const rows = useMemo(
    () => workerShares(workers, track, tasks?.workStartS ?? null, span),
    [workers, track, tasks, span],
  );
  const time = selection === null ? 'whole run' : formatSpan(selection);
  return <WorkersTimeTable time={time} rows={rows} />;
}
