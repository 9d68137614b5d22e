import { useMemo, useSyncExternalStore } from 'react';

import { wantedWorkers } from '../../stores/filter/worker-filter-store.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { type MomentTable, momentTable } from '../../stores/moment-table.ts';
import { headerOf } from '../../stores/run-view.ts';
import type { WorkerTable } from '../../stores/worker-rows.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** What the table of workers shows of a run, and the lanes with it. */
export interface ShownWorkers {
  readonly table: WorkerTable;
  /** Those that the filter wants. */
  readonly wanted: Pick<WorkerTable, 'workers' | 'ended'>;
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
  const track = useReadable(live.track);
  const pinnedS = usePinnedS();
  const header = headerOf(state);
  const atMoment = useMemo(
    (): MomentTable | null =>
      pinnedS === null || track === null || header === null
        ? null
        : momentTable(track, header, pinnedS),
    [pinnedS, track, header],
  );
  const shown = atMoment?.table ?? table;
  return useMemo(() => {
    if (shown === null) return null;
    const workers = wantedWorkers(shown.workers, filter);
    const wanted = { workers, ended: wantedWorkers(shown.ended, filter) };
    return { table: shown, wanted, pinnedS, hasSample: atMoment?.hasSample ?? true };
  }, [shown, filter, pinnedS, atMoment]);
}

/**
 * Ids of the workers that the filter wants; `null`: all of them. The same object as long as they are
 * the same workers.
 */
export function useWantedIds(view: Pick<LiveView, 'state' | 'table'>): ReadonlySet<number> | null {
  const shown = useShownWorkers(view);
  const isWhole =
    shown === null ||
    (shown.wanted.workers === shown.table.workers && shown.wanted.ended === shown.table.ended);
  const ids = isWhole ? null : idsOf(shown.wanted);
  return useMemo(() => (ids === null ? null : new Set(JSON.parse(ids) as number[])), [ids]);
}

function idsOf({ workers, ended }: ShownWorkers['wanted']): string {
  return JSON.stringify([...ended, ...workers].map(({ id }) => id));
}

/** The pinned moment, without a new rendering for each move of the pointer. */
function usePinnedS(): number | null {
  const { time } = useApp().live;
  return useSyncExternalStore(time.view.subscribe, () => {
    const { cursorS, isPinned } = time.view.get();
    return isPinned ? cursorS : null;
  });
}
