import { useMemo } from 'react';

import { timeAxisEndS } from '../../charts/time-axis.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { type LaneLayout, laneLayout } from '../../charts/timeline/lane-layout.ts';
import type { WorkTimes } from '../../charts/work-markers.tsx';
import { headerOf } from '../../stores/run-view.ts';
import type { TaskTimeline } from '../../stores/tasks/task-lanes.ts';
import type { RunTrack } from '../../stores/track/run-track.ts';
import { expectedWorkers } from '../live/expected-workers.ts';
import { useWantedIds } from '../live/use-shown-workers.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { knowsStates, type Lane, lanesOf, mostTaskRows, totalLane } from './lanes.ts';
import { shownSpan, type TimeFrame } from './time-control.ts';
import { timelineNotes } from './timeline-notes.ts';
import { useChosenSpan } from './use-time-view.ts';

/** All that the panel shows of a run. */
export interface Timeline {
  readonly runId: string;
  readonly track: RunTrack | null;
  readonly tasks: TaskTimeline | null;
  /** One a worker, whether they are shown or only their total. */
  readonly workers: readonly Lane[];
  readonly lanes: readonly Lane[];
  readonly isTotal: boolean;
  /** Room is kept for workers that have not started yet, so that nothing moves when they do. */
  readonly places: number;
  readonly layout: LaneLayout;
  readonly work: WorkTimes;
  readonly frame: TimeFrame;
  /** Whether its tasks are on the way. */
  readonly isBusy: boolean;
  /** What there is to be said about what is not shown. */
  readonly notes: readonly string[];
}

/** So many ticks without states, and there will be none: this system can't tell. */
const SURE_TICKS = 4;

/** Joins what the stores hold of the run in front. */
export function useTimeline(isTotal: boolean): Timeline {
  const { live } = useApp();
  const view = useReadable(live.view);
  const { state } = view;
  const wantedIds = useWantedIds(view);
  const track = useReadable(live.track);
  const { timeline: tasks, isAsked, error } = useReadable(live.tasks.view);
  const header = headerOf(state);
  const goesOn = !('result' in state);
  const identities = header?.workers;
  const workers = useMemo(
    () => lanesOf(identities ?? [], track, tasks),
    [identities, track, tasks],
  );
  const lanes = useMemo(
    () => (isTotal ? [totalLane(workers, track)] : wantedLanes(workers, wantedIds)),
    [isTotal, workers, track, wantedIds],
  );
  const ticks = track?.atMs.length ?? 0;
  const areKnown = useMemo(() => knowsStates(track), [track]);
  const hasStates = areKnown || (goesOn && ticks < SURE_TICKS);
  const rows = isTotal ? Math.min(1, mostTaskRows(tasks)) : mostTaskRows(tasks);
  const layout = useMemo(
    () => laneLayout(hasStates, goesOn ? Math.max(1, rows) : rows),
    [hasStates, goesOn, rows],
  );
  return {
    ...{ runId: header?.runId ?? '', track, tasks, workers, lanes, isTotal, layout },
    places:
      isTotal || wantedIds !== null ? lanes.length : Math.max(lanes.length, expectedWorkers(state)),
    ...useTimes(),
    isBusy: isAsked,
    notes: timelineNotes({ isOpen: goesOn || isAsked, ticks, hasStates, tasks, error }),
  };
}

/** @param ids of those that the filter wants; `null`: all */
function wantedLanes(workers: readonly Lane[], ids: ReadonlySet<number> | null): readonly Lane[] {
  return ids === null ? workers : workers.filter(({ id }) => ids.has(id));
}

/** The same axis as that of the cores used. */
function useTimes(): Pick<Timeline, 'work' | 'frame'> {
  const { live } = useApp();
  const { workStartS, workEndS, endS, isLive } = useReadable(live.chart);
  const chosen = useChosenSpan(live.time);
  const wholeEndS = timeAxisEndS(Math.max(endS, workEndS ?? 0), isLive);
  const work = useMemo(() => ({ workStartS, workEndS }), [workStartS, workEndS]);
  const whole = useMemo((): TimeSpan => [0, wholeEndS], [wholeEndS]);
  // The same object as long as the same part is shown: everything is drawn anew for another one.
  const shown = useMemo(() => shownSpan(whole, chosen), [whole, chosen]);
  const newestS = isLive ? endS : wholeEndS;
  const frame = useMemo(() => ({ whole, shown, newestS }), [whole, shown, newestS]);
  return { work, frame };
}
