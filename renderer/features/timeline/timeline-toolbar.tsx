import type { ReactNode } from 'react';

import { StateLegend } from '../../charts/state-legend.tsx';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { formatSpan } from './format-moment.ts';
import { TaskLegend } from './task-legend.tsx';
import { type TimeFrame, zoom } from './time-control.ts';

interface TimelineToolbarProps {
  readonly titleId: string;
  readonly time: TimeViewStore;
  readonly frame: TimeFrame;
  readonly isTotal: boolean;
  readonly hasTasks: boolean;
  readonly onTotal: (isTotal: boolean) => void;
  /** How the lanes are grouped. */
  readonly children: ReactNode;
}

/** What the colours mean, which part of the time is shown, and the ways to another. */
export function TimelineToolbar(props: TimelineToolbarProps) {
  const { titleId, time, frame, isTotal, hasTasks, onTotal, children } = props;
  return (
    <div className="timeline-toolbar">
      <h2 className="panel-title" id={titleId}>
        Timeline
      </h2>
      <StateLegend />
      <TaskLegend hasTasks={hasTasks} />
      <div className="timeline-tools">
        <button
          type="button"
          className="timeline-toggle"
          aria-pressed={isTotal}
          data-tip="One lane for all workers together"
          onClick={() => onTotal(!isTotal)}
        >
          Totals only
        </button>
        {children}
        <TimeButtons time={time} frame={frame} />
      </div>
    </div>
  );
}

type TimeProps = Pick<TimelineToolbarProps, 'time' | 'frame'>;

function TimeButtons({ time, frame }: TimeProps) {
  const { whole, shown } = frame;
  const isWhole = shown[0] === whole[0] && shown[1] === whole[1];
  return (
    <div className="timeline-zoom" role="group" aria-label="Time shown">
      <output className="timeline-span" data-tip="The part of the run that is shown">
        {formatSpan(shown)}
      </output>
      <ZoomButton label="Zoom out" sign="−" onPress={() => zoom(time, frame, 2)} />
      <ZoomButton label="Zoom in" sign="+" onPress={() => zoom(time, frame, 0.5)} />
      <button
        type="button"
        aria-label="Show the whole run"
        data-tip="Show the whole run (F)"
        disabled={isWhole}
        onClick={() => time.show(null)}
      >
        Fit
      </button>
    </div>
  );
}

interface ZoomButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly onPress: () => void;
}

function ZoomButton({ label, sign, onPress }: ZoomButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={`${label}, or turn the wheel over the picture`}
      onClick={onPress}
    >
      {sign}
    </button>
  );
}
