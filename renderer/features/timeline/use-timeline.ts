import { useMemo } from 'react';

import { MORE_THREADS } from '../../../contract/other-threads.ts';
import type { RunState } from '../../../contract/run.ts';
import type { RunKind } from '../../../contract/run-kind.ts';
import type { LaneGrouping } from '../../../contract/settings.ts';
import { timeAxisEndS } from '../../charts/time-axis.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { type LaneLayout, laneLayout } from '../../charts/timeline/lane-layout.ts';
import type { WorkTimes } from '../../charts/work-markers.tsx';
import { isFiltering } from '../../stores/filter/filter-store.ts';
import { type NamedMoment, namedMoments } from '../../stores/named-moments.ts';
import { headerOf } from '../../stores/run-view.ts';
import type { TaskTimeline } from '../../stores/tasks/task-lanes.ts';
import { knownOtherThreads } from '../../stores/track/known-other-threads.ts';
import { coarserUntilS, type RunTrack } from '../../stores/track/run-track.ts';
import type { WorkerTable } from '../../stores/worker-rows.ts';
import { expectedWorkers } from '../live/expected-workers.ts';
import { runKindOf } from '../live/run-kind.ts';
import { showsTasks } from '../live/shows-tasks.ts';
import { useShowsOthers, useWantedRows, type WantedRows } from '../live/use-shown-workers.ts';
import { useApp, useReadable, useSelected } from '../shell/app-context.ts';
import {
  type ExpandedGroups,
  groupedLanes,
  groupsOf,
  hasSeveralKinds,
  type LaneGroup,
} from './lane-groups.ts';
import {
  knowsStates,
  type Lane,
  lanesOf,
  type MemberLane,
  mostTaskRows,
  otherLanesOf,
  type OtherThreadsLane,
  ticksOfWorkers,
  totalLane,
  type WorkerLane,
} from './lanes.ts';
import { shownSpan, type TimeFrame } from './time-control.ts';
import { timelineNotes } from './timeline-notes.ts';
import { useChosenSpan } from './use-time-view.ts';

/** All that the panel shows of a run. */
export interface Timeline {
  readonly runId: string;
  readonly track: RunTrack | null;
  readonly tasks: TaskTimeline | null;
  /** One a worker, whether they are shown or only their total. */
  readonly workers: readonly WorkerLane[];
  /** Threads that are no workers; none unless all threads are to be shown. */
  readonly others: readonly OtherThreadsLane[];
  readonly lanes: readonly Lane[];
  /** What they can be grouped by; none while there is one lane for all. */
  readonly groups: readonly LaneGroup[];
  readonly hasSeveralKinds: boolean;
  /** Room is kept for workers that have not started yet, so that nothing moves when they do. */
  readonly places: number;
  readonly layout: LaneLayout;
  readonly work: WorkTimes;
  readonly frame: TimeFrame;
  /** Whether its tasks are on the way. */
  readonly isBusy: boolean;
  /** What there is to be said about what is not shown. */
  readonly notes: readonly string[];
  /** Whether there are tasks to be told of: a program of the user's own has none. */
  readonly hasTasks: boolean;
  readonly moments: readonly NamedMoment[];
  readonly kind: RunKind;
}

/** So many ticks of workers without states, and there will be none: this system can't tell. */
const SURE_TICKS = 4;

/**
 * Joins what the stores hold of the run in front.
 * @param isTotal one lane for all workers together
 */
export function useTimeline(isTotal: boolean, chosen: ExpandedGroups): Timeline {
  const { live } = useApp();
  const state = useSelected(live.view, (view) => view.state);
  const wanted = useWantedRows({ state, table: useFilteredTable() });
  const showsOthers = useShowsOthers(state);
  const track = useReadable(live.track);
  const { timeline, isAsked, error } = useReadable(live.tasks.view);
  const detail = useReadable(live.detail.view);
  const kind = runKindOf(state);
  const hasTasks = showsTasks(state, timeline?.tasks ?? null);
  const tasks = hasTasks ? timeline : null;
  const header = headerOf(state);
  const goesOn = !('result' in state);
  const identities = header?.workers;
  const workers = useMemo(
    () => lanesOf(identities ?? [], track, tasks),
    [identities, track, tasks],
  );
  const others = useMemo(
    () => otherLanesOf(knownOtherThreads(track, identities ?? []), kind),
    [track, identities, kind],
  );
  const shownOthers = showsOthers ? others : NO_LANES;
  const isMixed = hasSeveralKinds(workers) || shownOthers.length > 0;
  const grouping = useGrouping(isTotal, isMixed);
  const groups = useMemo(
    () => (grouping === 'none' ? [] : groupsOf(workers, others, grouping, kind)),
    [grouping, workers, others, kind],
  );
  const lanes = useMemo(() => {
    if (isTotal) return [totalLane(workers, track)];
    const isWanted = (lane: MemberLane) => wanted === null || isOneOf(wanted, lane);
    return grouping === 'none'
      ? [...workers, ...shownOthers].filter(isWanted)
      : groupedLanes(groups, track, { chosen, showsOthers, isWanted });
  }, [isTotal, workers, shownOthers, track, wanted, grouping, groups, chosen, showsOthers]);
  const ticks = track?.atMs.length ?? 0;
  const areKnown = useMemo(() => knowsStates(track), [track]);
  const hasStates = areKnown || (goesOn && ticksOfWorkers(track) < SURE_TICKS);
  const rows = isTotal ? Math.min(1, mostTaskRows(tasks)) : mostTaskRows(tasks);
  const layout = useMemo(
    () => laneLayout(hasStates, goesOn && hasTasks ? Math.max(1, rows) : rows),
    [hasStates, goesOn, hasTasks, rows],
  );
  const missing = Math.max(0, expectedWorkers(state) - workers.length);
  const times = useTimes();
  return {
    ...{ runId: header?.runId ?? '', track, tasks, workers, others: shownOthers, lanes, layout },
    ...{ groups, hasSeveralKinds: isMixed, hasTasks },
    moments: useMoments(state),
    kind,
    places: isTotal || wanted !== null ? lanes.length : lanes.length + missing,
    ...times,
    isBusy: isAsked || detail.isAsked,
    notes: timelineNotes({
      ...{ isOpen: goesOn || isAsked, ticks, hasStates, tasks, error },
      areOthersMissing: showsOthers && others.length === 0 && (!goesOn || ticks >= SURE_TICKS),
      hasTasks,
      isCoarser: isCoarserFrom(track, times.frame.shown[0]),
      samplesError: detail.error,
      areOthersSummed: shownOthers.some(({ label }) => label === MORE_THREADS),
    }),
  };
}

/** `undefined`: the run is not so long that any of its samples would have been put together. */
function isCoarserFrom(track: RunTrack | null, fromS: number): boolean | undefined {
  return track?.coarserTicks === undefined ? undefined : fromS < coarserUntilS(track);
}

/** Those that a program of the user's own has named, once it has ended. */
function useMoments(state: RunState): readonly NamedMoment[] {
  const result = 'result' in state ? state.result : null;
  return useMemo(() => namedMoments(result), [result]);
}

const NO_LANES: readonly OtherThreadsLane[] = [];

/** What is grouped by now: kinds only where there are several. */
function useGrouping(isTotal: boolean, isMixed: boolean): LaneGrouping {
  const { settings } = useApp();
  const { laneGrouping } = useReadable(settings.settings);
  return isTotal || (laneGrouping === 'kind' && !isMixed) ? 'none' : laneGrouping;
}

function isOneOf({ workers, others }: WantedRows, { id }: MemberLane): boolean {
  return typeof id === 'number' ? workers.has(id) : others.has(id);
}

/** The table that a filter picks from; `null` without one, so that nothing is drawn for its numbers. */
function useFilteredTable(): WorkerTable | null {
  const { live, workerFilter } = useApp();
  const filters = useSelected(workerFilter.view, isFiltering);
  return useSelected(live.view, ({ table }) => (filters ? table : null));
}

/** The same axis as that of the cores used. */
function useTimes(): Pick<Timeline, 'work' | 'frame'> {
  const { live } = useApp();
  // Drawn with the samples, which are told of right behind the chart: not once more for the chart.
  const { workStartS, workEndS, endS, isLive } = live.chart.get();
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
