import { useMemo } from 'react';

import { CoresBusyTable } from '../../charts/timeline/cores-busy-table.tsx';
import { coreOrder } from '../../charts/timeline/heat-columns.ts';
import { coreMeans } from '../../charts/timeline/heat-summary.ts';
import { useApp, useSelected } from '../shell/app-context.ts';
import { formatSpan } from './format-moment.ts';
import { useSelection } from './use-time-view.ts';
import type { Timeline } from './use-timeline.ts';

/** What the rows of cores show, for those who can't see them: of the selected time, else of all of it. */
export function CoresTable({ timeline }: { readonly timeline: Timeline }) {
  const isLive = useSelected(useApp().live.chart, (chart) => chart.isLive);
  // While it goes on the picture itself tells the means: nobody reads a table that grows.
  return isLive ? null : <EndedCores timeline={timeline} />;
}

function EndedCores({ timeline }: { readonly timeline: Timeline }) {
  const { live, facts } = useApp();
  const { track, frame } = timeline;
  const { siblingCores } = facts.machine;
  const selection = useSelection(live.time);
  const span = selection ?? frame.whole;
  const rows = useMemo(() => {
    if (track === null) return [];
    const means = new Map(coreMeans(track, span).map(({ core, busy }) => [core, busy]));
    return coreOrder(track.cores, siblingCores).map((core) => ({
      core,
      busy: means.get(core) ?? null,
    }));
  }, [track, span, siblingCores]);
  const time = selection === null ? 'whole run' : formatSpan(selection);
  return <CoresBusyTable time={time} rows={rows} />;
}
