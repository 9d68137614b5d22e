import { useMemo } from 'react';

import { coreOrder } from '../../charts/timeline/heat-columns.ts';
import { coreMeans } from '../../charts/timeline/heat-summary.ts';
import { formatShare } from '../../format/quantity.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { formatSpan } from './format-moment.ts';
import { useSelection } from './use-time-view.ts';
import type { Timeline } from './use-timeline.ts';

/** What the rows of cores show, for those who can't see them: of the selected time, else of all of it. */
export function CoresTable({ timeline }: { readonly timeline: Timeline }) {
  const { isLive } = useReadable(useApp().live.chart);
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
  return (
    <div className="visually-hidden">
      <table>
        <caption>Busy share of each core, {time}</caption>
        <thead>
          <tr>
            <th scope="col">Core</th>
            <th scope="col">Busy</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ core, busy }) => (
            <tr key={core}>
              <th scope="row">{core}</th>
              <td>{formatShare(busy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
