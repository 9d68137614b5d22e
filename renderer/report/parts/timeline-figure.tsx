import { useId } from 'react';

import { useFigureId } from '../../charts/figure-id.ts';
import { StateLegend } from '../../charts/state-legend.tsx';
import { CoresBusyTable } from '../../charts/timeline/cores-busy-table.tsx';
import { CoresLegend } from '../../charts/timeline/heat-legend.tsx';
import { StillPicture } from '../../charts/timeline/still/still-picture.tsx';
import { WorkersTimeTable } from '../../charts/timeline/workers-time-table.tsx';
import { TaskLegend } from '../../features/timeline/task-legend.tsx';
import { useWidth } from '../../features/timeline/use-width.ts';
import type { StillTimeline } from '../../stores/still/still-timeline.ts';
import { stillNotes } from '../still-notes.ts';

const LABEL =
  'Who used the cores, how busy each core was, and states and tasks of each worker over time. The tables below have their figures.';

/** The timeline of a run as a still picture, with what of it was put together. */
export function TimelineFigure({ still }: { readonly still: StillTimeline }) {
  const captionId = useId();
  const [body, widthPx] = useWidth();
  return (
    <figure
      className="panel still-timeline"
      aria-labelledby={captionId}
      data-figure={useFigureId('timeline')}
    >
      <figcaption className="panel-title" id={captionId}>
        Timeline
      </figcaption>
      <div className="still-legends">
        {still.cores !== null && <CoresLegend hasServer={still.cores.hasServer} />}
        <StateLegend />
        <TaskLegend hasTasks={still.hasTasks} />
      </div>
      <div ref={body}>
        {widthPx > 0 && <StillPicture still={still} widthPx={widthPx} label={LABEL} />}
      </div>
      {stillNotes(still).map((note) => (
        <p key={note} className="timeline-note">
          {note}
        </p>
      ))}
      <WorkersTimeTable time="whole run" rows={still.workers} />
      {still.cores !== null && <CoresBusyTable time="whole run" rows={still.cores.means} />}
    </figure>
  );
}
