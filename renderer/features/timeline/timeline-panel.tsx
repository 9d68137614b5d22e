import { useId, useState } from 'react';

import { useApp } from '../shell/app-context.ts';
import { CoresTable } from './cores-table.tsx';
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
  const timeline = useTimeline(isTotal);
  return (
    <section className="panel timeline-panel" aria-labelledby={titleId} aria-busy={timeline.isBusy}>
      <TimelineToolbar
        titleId={titleId}
        time={live.time}
        frame={timeline.frame}
        isTotal={isTotal}
        onTotal={setIsTotal}
      />
      <TimelineBody timeline={timeline} />
      {timeline.notes.map((note) => (
        <p key={note} className="timeline-note">
          {note}
        </p>
      ))}
      <RangePanel timeline={timeline} />
      <SharesTable timeline={timeline} />
      <CoresTable timeline={timeline} />
    </section>
  );
}
