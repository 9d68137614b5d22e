import { useId, useState } from 'react';

import { useApp } from '../shell/app-context.ts';
import { CoresTable } from './cores-table.tsx';
import { GroupingTools } from './grouping-tools.tsx';
import type { ExpandedGroups } from './lane-groups.ts';
import { OtherThreadsTable } from './other-threads-table.tsx';
import { RangePanel } from './range-panel.tsx';
import { SharesTable } from './shares-table.tsx';
import { TimelineBody } from './timeline-body.tsx';
import { TimelineToolbar } from './timeline-toolbar.tsx';
import { useTimeline } from './use-timeline.ts';

/** The whole run over time: cores, then a lane for each worker with its states and its tasks. */
export function TimelinePanel() {
  const titleId = useId();
  const { live } = useApp();
  const [isTotal, setIsTotal] = useState(false);
  const [chosen, setChosen] = useState<ExpandedGroups>(new Map());
  const timeline = useTimeline(isTotal, chosen);
  return (
    <section className="panel timeline-panel" aria-labelledby={titleId} aria-busy={timeline.isBusy}>
      <TimelineToolbar
        titleId={titleId}
        time={live.time}
        frame={timeline.frame}
        isTotal={isTotal}
        hasTasks={timeline.hasTasks}
        onTotal={setIsTotal}
      >
        <GroupingTools timeline={timeline} isTotal={isTotal} onExpand={setChosen} />
      </TimelineToolbar>
      <TimelineBody
        timeline={timeline}
        onToggle={({ group, isExpanded }) => setChosen(new Map(chosen).set(group, !isExpanded))}
      />
      {timeline.notes.map((note) => (
        <p key={note} className="timeline-note">
          {note}
        </p>
      ))}
      <RangePanel timeline={timeline} />
      <SharesTable timeline={timeline} />
      <OtherThreadsTable timeline={timeline} />
      <CoresTable timeline={timeline} />
    </section>
  );
}
