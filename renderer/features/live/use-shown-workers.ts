import { useMemo, useSyncExternalStore } from 'react';

import type { RunState, WorkerIdentity } from '../../../contract/run.ts';
import { wanted } from '../../stores/filter/filter-store.ts';
import { workerSubject } from '../../stores/filter/worker-subject.ts';
import { gaugedSpan } from '../../stores/gauges/gauged-span.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { type MomentTable, momentTable } from '../../stores/moment-table.ts';
import { type OtherThreadsRow, otherThreadsRows } from '../../stores/other-threads-rows.ts';
import { headerOf } from '../../stores/run-view.ts';
import { knownOtherThreads } from '../../stores/track/known-other-threads.ts';
import type { WorkerTable } from '../../stores/worker-rows.ts';
import { useApp, useReadable, useSelected } from '../shell/app-context.ts';
import { expectedWorkers } from './expected-workers.ts';

/** Rows of the table. */
export interface ListedRows extends Pick<WorkerTable, 'workers' | 'ended'> {
  readonly others: readonly OtherThreadsRow[];
}

/** What the table of workers shows of a run, and the lanes with it. */
export interface ShownWorkers {
  readonly table: WorkerTable;
  /** Threads that are no workers; none unless all threads are to be shown. */
  readonly others: readonly OtherThreadsRow[];
  /** Those that the filter wants. */
  readonly wanted: ListedRows;
  /** The moment of the table, in seconds since the run's start; `null`: now, or the whole run. */
  readonly pinnedS: number | null;
  readonly hasSample: boolean;
}

/** The workers at the pinned moment or as the view has them, by the filter; `null`: there is no run. */
export function useShownWorkers({
  state,
  table,
}: Pick<LiveView, 'state' | 'table'>): ShownWorkers | null {
  const { live, workerFilter } = useApp();
  const filter = useReadable(workerFilter.view);
  const pinnedS = usePinnedS();
  const track = useSelected(live.track, (now) => (pinnedS === null ? null : now));
  const header = headerOf(state);
  const atMoment = useMemo(
    (): MomentTable | null =>
      pinnedS === null || track === null || header === null
        ? null
        : momentTable(track, header, pinnedS),
    [pinnedS, track, header],
  );
  const shown = atMoment?.table ?? table;
  const others = useOtherThreads(state, pinnedS);
  return useMemo(() => {
    if (shown === null) return null;
    const listed: ListedRows = {
      workers: wanted(shown.workers, filter, workerSubject),
      ended: wanted(shown.ended, filter, workerSubject),
      others: wanted(others, filter, workerSubject),
    };
    const hasSample = atMoment?.hasSample ?? true;
    return { table: shown, others, wanted: listed, pinnedS, hasSample };
  }, [shown, others, filter, pinnedS, atMoment]);
}

const NO_ROWS: readonly OtherThreadsRow[] = [];
const NO_WORKERS: readonly WorkerIdentity[] = [];

/** At the pinned moment, else in the last second or over all the work, as the workers. */
function useOtherThreads(state: RunState, pinnedS: number | null): readonly OtherThreadsRow[] {
  const { live } = useApp();
  const showsThem = useShowsOthers(state);
  const track = useSelected(live.track, (now) => (showsThem ? now : null));
  // Told of right before the samples are.
  const chart = live.chart.get();
  const workers = headerOf(state)?.workers ?? NO_WORKERS;
  return useMemo(() => {
    if (!showsThem || track === null) return NO_ROWS;
    const moment = { cursorS: pinnedS, isPinned: pinnedS !== null };
    const { span } = gaugedSpan(track, { span: null, selection: null, ...moment }, chart);
    return otherThreadsRows(track, knownOtherThreads(track, workers), span, chart.kind);
  }, [showsThem, track, workers, chart, pinnedS]);
}

/**
 * Whether threads that are no workers are to be shown. Not before all workers are there, as they stand
 * below these: they would move with each that is born.
 */
export function useShowsOthers(state: RunState): boolean {
  const { settings } = useApp();
  const { showsAllThreads } = useReadable(settings.settings);
  const workers = headerOf(state)?.workers.length ?? 0;
  return showsAllThreads && ('result' in state || workers >= expectedWorkers(state));
}

/** Which rows the filter wants. */
export interface WantedRows {
  /** Ids of workers. */
  readonly workers: ReadonlySet<number>;
  /** Keys of other threads. */
  readonly others: ReadonlySet<string>;
}

/** `null`: all of them. The same object as long as they are the same. */
export function useWantedRows(view: Pick<LiveView, 'state' | 'table'>): WantedRows | null {
  const shown = useShownWorkers(view);
  const isWhole =
    shown === null ||
    (shown.wanted.workers === shown.table.workers &&
      shown.wanted.ended === shown.table.ended &&
      shown.wanted.others === shown.others);
  const names = isWhole ? null : JSON.stringify(namesOf(shown.wanted));
  return useMemo(() => {
    if (names === null) return null;
    const [workers, others] = JSON.parse(names) as ReturnType<typeof namesOf>;
    return { workers: new Set(workers), others: new Set(others) };
  }, [names]);
}

function namesOf({ workers, ended, others }: ListedRows) {
  const ids = [...ended, ...workers].map(({ id }) => id);
  const keys = others.map(({ key }) => key);
  return [ids, keys] as const;
}

/** The pinned moment, without a new rendering for each move of the pointer. */
function usePinnedS(): number | null {
  const { time } = useApp().live;
  return useSyncExternalStore(time.view.subscribe, () => {
    const { cursorS, isPinned } = time.view.get();
    return isPinned ? cursorS : null;
  });
}
