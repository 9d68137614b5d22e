import type { TimeSpan } from '../../charts/time-span.ts';
import type { ChartView } from '../chart-view.ts';
import type { TimeView } from '../time-view-store.ts';
import { type RunTrack, tickAt, tickEndS, tickStartS } from '../track/run-track.ts';

/** While a run goes on, what is told is of its last second: as of all other numbers. */
const NEWEST_S = 1;

/** Which part of a run the gauges tell of, and how that is said. */
export interface GaugedSpan {
  readonly span: TimeSpan;
  readonly words: 'selected' | 'moment' | 'now' | 'work' | 'run';
}

/** The selected part, else the tick that is pinned, else the newest second, or all the work of an ended run. */
export function gaugedSpan(
  track: RunTrack,
  { selection, cursorS, isPinned }: TimeView,
  { isLive, workStartS, workEndS }: Pick<ChartView, 'isLive' | 'workStartS' | 'workEndS'>,
): GaugedSpan {
  if (selection !== null) return { span: selection, words: 'selected' };
  if (isPinned && cursorS !== null) return { span: tickSpan(track, cursorS), words: 'moment' };
  const endS = tickEndS(track, track.atMs.length - 1);
  if (isLive) return { span: [endS - NEWEST_S, endS], words: 'now' };
  if (workStartS !== null && workEndS !== null) {
    return { span: [workStartS, workEndS], words: 'work' };
  }
  return { span: [0, endS], words: 'run' };
}

/** In a gap the moment alone, of which nothing is known. */
function tickSpan(track: RunTrack, atS: number): TimeSpan {
  const tick = tickAt(track, atS);
  return tick === -1 ? [atS, atS] : [tickStartS(track, tick), tickEndS(track, tick)];
}
