import { useMemo } from 'react';

import type { TimeSpan } from '../../charts/time-span.ts';
import { OtherThreadsTimeTable } from '../../charts/timeline/other-threads-time-table.tsx';
import { otherThreadsRows } from '../../stores/other-threads-rows.ts';
import { useApp, useSelected } from '../shell/app-context.ts';
import { formatSpan } from './format-moment.ts';
import { useSelection } from './use-time-view.ts';
import type { Timeline } from './use-timeline.ts';

/** What the lanes of other threads show, for those who can't see them: where they are shown. */
export function OtherThreadsTable({ timeline }: { readonly timeline: Timeline }) {
  const { live } = useApp();
  const isLive = useSelected(live.chart, (chart) => chart.isLive);
  const selection = useSelection(live.time);
  // As of the workers: nobody reads a table that grows.
  if (timeline.others.length === 0 || (isLive && selection === null)) return null;
  return <KnownThreads timeline={timeline} selection={selection} />;
}

interface KnownThreadsProps {
  readonly timeline: Timeline;
  readonly selection: TimeSpan | null;
}

function KnownThreads({ timeline, selection }: KnownThreadsProps) {
  const { track, others, frame, kind } = timeline;
  const span = selection ?? frame.whole;
  const rows = useMemo(() => {
    const threads = others.map((lane) => lane.threads);
    return track === null ? [] : otherThreadsRows(track, threads, span, kind);
  }, [track, others, span, kind]);
  const time = selection === null ? 'whole run' : formatSpan(selection);
  return <OtherThreadsTimeTable time={time} rows={rows} />;
}
